import { given } from '../testing/given.ts';
import { deadLetter } from './dead-letter.decider.ts';
import { AT, parked, resolved, retryFailed, retryRequested, skipped } from './dead-letter.examples.ts';
import type { RetryDeadLetter } from './retry-dead-letter.ts';

const retry: RetryDeadLetter = { type: 'RetryDeadLetter', data: { deadLetterId: 'letter-1', at: AT } };

describe('retry dead letter', () => {
  it('asks for another try, also after one that failed', () => {
    given(deadLetter, parked()).when(retry).then(retryRequested());
    given(deadLetter, parked(), retryRequested(), retryFailed()).when(retry).then(retryRequested());
  });

  it('changes nothing while one is asked for', () => {
    given(deadLetter, parked(), retryRequested()).when(retry).thenNothing();
  });

  it('refuses one that is resolved or skipped, and one nobody parked', () => {
    given(deadLetter, parked(), resolved()).when(retry).thenRejected('dead-letter-closed');
    given(deadLetter, parked(), skipped()).when(retry).thenRejected('dead-letter-closed');
    given(deadLetter).when(retry).thenRejected('dead-letter-not-found');
  });
});
