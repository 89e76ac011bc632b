import { given } from '../testing/given.ts';
import { deadLetter } from './dead-letter.decider.ts';
import { AT, parked, resolved, retryFailed, retryRequested, skipped } from './dead-letter.examples.ts';
import type { EndRetry } from './end-retry.ts';

const end = (failure: string | null): EndRetry => ({
  type: 'EndRetry',
  data: { deadLetterId: 'letter-1', failure, at: AT },
});

describe('end retry', () => {
  it('tells that all is well, whether or not somebody had asked', () => {
    given(deadLetter, parked(), retryRequested()).when(end(null)).then(resolved());
    given(deadLetter, parked()).when(end(null)).then(resolved());
  });

  it('tells what it failed over this time', () => {
    given(deadLetter, parked(), retryRequested()).when(end('RangeError')).then(retryFailed('RangeError'));
  });

  it('changes nothing when it is resolved or skipped', () => {
    given(deadLetter, parked(), resolved()).when(end(null)).thenNothing();
    given(deadLetter, parked(), skipped()).when(end('RangeError')).thenNothing();
  });

  it('refuses one nobody parked', () => {
    given(deadLetter).when(end(null)).thenRejected('dead-letter-not-found');
  });
});
