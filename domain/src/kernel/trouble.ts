/** Something that did not go well and is taken care of: tried again, or parked. For the log. */
export interface Trouble {
  /** Which part: a projection, a policy, a run. */
  readonly where: string;
  readonly error: unknown;
}

/** Is told about trouble. */
export type Report = (trouble: Trouble) => void;
