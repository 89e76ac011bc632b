import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DeadLetterEvent } from './dead-letter.events.ts';
import type { DeadLetterRejection } from './dead-letter.rejections.ts';
import { type DeadLetter, letterOf } from './dead-letter.state.ts';

/** Gives an event up for good, with a reason for those who ask later. */
export interface SkipDeadLetter {
  readonly type: 'SkipDeadLetter';
  readonly data: { readonly deadLetterId: string; readonly reason: string; readonly at: Timestamp };
}

export const skipDeadLetter = (
  { data: { deadLetterId, reason, at } }: SkipDeadLetter,
  letter: DeadLetter,
): Decision<DeadLetterEvent, DeadLetterRejection> => {
  if (letter.status === 'resolved') return reject('dead-letter-closed');
  return letter.status === 'skipped'
    ? []
    : [{ type: 'DeadLetterSkipped', data: { ...letterOf(deadLetterId, letter), reason, at } }];
};
