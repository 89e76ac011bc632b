import type { Recorded } from '@partneros/domain';

/** One thing that follows from one event. Running it again changes nothing. */
export interface Reaction {
  readonly name: string;
  readonly event: Recorded;
  readonly run: () => Promise<void>;
}
