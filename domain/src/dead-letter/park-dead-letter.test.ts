import { given } from '../testing/given.ts';
import { deadLetter } from './dead-letter.decider.ts';
import { parkCommand, parked, resolved, retryRequested, skipped } from './dead-letter.examples.ts';

describe('park dead letter', () => {
  it('tells that an event was put aside, and again when it comes back after it was resolved', () => {
    given(deadLetter).when(parkCommand()).then(parked());
    given(deadLetter, parked(), resolved()).when(parkCommand()).then(parked());
  });

  it('changes nothing when that is known, or when nobody wants to hear of it any more', () => {
    given(deadLetter, parked()).when(parkCommand()).thenNothing();
    given(deadLetter, parked(), retryRequested()).when(parkCommand()).thenNothing();
    given(deadLetter, parked(), skipped()).when(parkCommand()).thenNothing();
  });
});
