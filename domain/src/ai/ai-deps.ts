import type { ExecuteDeps } from '../kernel/execute.ts';
import type { AiMeter } from '../ports/ai-meter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Model } from '../ports/model.ts';
import type { Tracing } from '../ports/tracing.ts';
import type { AiPlaces } from './ai-places.ts';

/** What work with a model needs. */
export interface AiDeps extends ExecuteDeps {
  readonly clock: Clock;
  /** Absent: none is configured, and whatever asks for one is told so. */
  readonly model: Model | undefined;
  /** The most that an organization's AI may cost in a month here, in cents of a US dollar. */
  readonly aiMonthlyCents: number;
  /** Absent: an organization may ask as much at once as it likes. */
  readonly aiPlaces?: AiPlaces | undefined;
  readonly aiMeter?: AiMeter | undefined;
  readonly tracing?: Tracing | undefined;
}
