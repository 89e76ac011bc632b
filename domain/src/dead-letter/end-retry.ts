import type { Decision } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DeadLetterEvent } from './dead-letter.events.ts';
import { type DeadLetter, isOpen, letterOf } from './dead-letter.state.ts';

/** Says what another try came to; without a failure all is well. Also said when nobody had asked for that try. */
export interface EndRetry {
  readonly type: 'EndRetry';
  readonly data: { readonly deadLetterId: string; readonly failure: string | null; readonly at: Timestamp };
}

export const endRetry = (
  { data: { deadLetterId, failure, at } }: EndRetry,
  letter: DeadLetter,
): Decision<DeadLetterEvent, never> => {
  if (!isOpen(letter)) return [];
  const about = { ...letterOf(deadLetterId, letter), at };
  return failure === null
    ? [{ type: 'DeadLetterResolved', data: about }]
    : [{ type: 'DeadLetterRetryFailed', data: { ...about, failure } }];
};
