/** How long the adapter waits for the server, in milliseconds. */
export interface Timings {
  /** One append until it counts as unanswered. */
  readonly attempt: number;
  /** An append with everything that settles it. */
  readonly append: number;
  /** Each of two attempts to read a stream. */
  readonly read: number;
  /** A page of all events; the server may have to look at many to find those of one organization. */
  readonly page: number;
  /** Between two looks at whether the subscription has missed something. */
  readonly probe: number;
}

/** A healthy server answers in milliseconds; a new leader takes one or two seconds. */
export const USUAL_TIMINGS: Timings = { attempt: 2_000, append: 5_000, read: 2_500, page: 10_000, probe: 1_500 };
