import type { ExecuteDeps } from '../kernel/execute.ts';
import type { Clock } from '../ports/clock.ts';
import type { Model } from '../ports/model.ts';

/** What work with a model needs. */
export interface AiDeps extends ExecuteDeps {
  readonly clock: Clock;
  /** Absent: none is configured, and whatever asks for one is told so. */
  readonly model: Model | undefined;
  /** The most that an organization's AI may cost in a month here, in cents of a US dollar. */
  readonly aiMonthlyCents: number;
}
