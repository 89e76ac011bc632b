import { given } from '../testing/given.ts';
import { deadLetterRetry, type RetryDeadLetters } from './dead-letter-retry.decider.ts';

const data = { deadLetterRetryId: 'retry-1', name: 'partners-v1', at: '2026-05-16T12:00:00.000Z' };
const retry: RetryDeadLetters = { type: 'RetryDeadLetters', data };

describe('retry dead letters', () => {
  it('asks for all of them', () => {
    given(deadLetterRetry).when(retry).then({ type: 'DeadLettersRetryRequested', data });
  });

  it('refuses an id that is in use', () => {
    given(deadLetterRetry, { type: 'DeadLettersRetryRequested', data })
      .when(retry)
      .thenRejected('dead-letter-retry-already-exists');
  });
});
