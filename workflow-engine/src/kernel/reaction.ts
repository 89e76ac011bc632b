import type { Recorded } from '@partneros/domain';
import type { Plan } from './engine-rows.ts';

/** One thing that follows from one event. Running it again changes nothing. */
export interface Reaction {
  readonly name: string;
  readonly event: Recorded;
  readonly run: () => Promise<void>;
}

/** A reaction that can be kept: its plan says all that `run` does. */
export interface PlannedReaction extends Reaction {
  readonly plan: Plan;
}
