import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DeadLetterEvent } from './dead-letter.events.ts';
import type { DeadLetterRejection } from './dead-letter.rejections.ts';
import { type DeadLetter, isOpen, letterOf } from './dead-letter.state.ts';

/** Asks whoever put the event aside to try it again. */
export interface RetryDeadLetter {
  readonly type: 'RetryDeadLetter';
  readonly data: { readonly deadLetterId: string; readonly at: Timestamp };
}

export const retryDeadLetter = (
  { data: { deadLetterId, at } }: RetryDeadLetter,
  letter: DeadLetter,
): Decision<DeadLetterEvent, DeadLetterRejection> => {
  if (!isOpen(letter)) return reject('dead-letter-closed');
  return letter.status === 'retrying'
    ? []
    : [{ type: 'DeadLetterRetryRequested', data: { ...letterOf(deadLetterId, letter), at } }];
};
