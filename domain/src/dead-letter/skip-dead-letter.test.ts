import { given } from '../testing/given.ts';
import { deadLetter } from './dead-letter.decider.ts';
import { AT, parked, resolved, retryRequested, skipped } from './dead-letter.examples.ts';
import type { SkipDeadLetter } from './skip-dead-letter.ts';

const skip: SkipDeadLetter = {
  type: 'SkipDeadLetter',
  data: { deadLetterId: 'letter-1', reason: 'Merged by hand.', at: AT },
};

describe('skip dead letter', () => {
  it('gives it up, with the reason, also while a retry is asked for', () => {
    given(deadLetter, parked()).when(skip).then(skipped());
    given(deadLetter, parked(), retryRequested()).when(skip).then(skipped());
  });

  it('changes nothing when it is skipped', () => {
    given(deadLetter, parked(), skipped()).when(skip).thenNothing();
  });

  it('refuses one that is resolved, and one nobody parked', () => {
    given(deadLetter, parked(), resolved()).when(skip).thenRejected('dead-letter-closed');
    given(deadLetter).when(skip).thenRejected('dead-letter-not-found');
  });
});
