import type { DataOf, Decision } from '../kernel/decider.ts';
import type { DeadLetterEvent } from './dead-letter.events.ts';
import type { DeadLetter } from './dead-letter.state.ts';

/** Says that an event was put aside. One that was resolved may come back, with another release for instance. */
export interface ParkDeadLetter {
  readonly type: 'ParkDeadLetter';
  readonly data: DataOf<DeadLetterEvent, 'DeadLetterParked'>;
}

export const parkDeadLetter = (
  { data }: ParkDeadLetter,
  letter: DeadLetter | undefined,
): Decision<DeadLetterEvent, never> =>
  letter === undefined || letter.status === 'resolved' ? [{ type: 'DeadLetterParked', data }] : [];
