import { deepEqual, equal } from 'node:assert/strict';
import { MAX_ATTEMPTS, pauseAfter } from './retry-policy.ts';

describe('the pause after a failed attempt', () => {
  it('grows threefold from ten seconds, and ends after the last attempt', () => {
    const pauses = Array.from({ length: MAX_ATTEMPTS }, (_, index) => pauseAfter(index + 1, 0));
    deepEqual(pauses, [10_000, 30_000, 90_000, 270_000, undefined]);
  });

  it('spreads a crowd by up to a fifth', () => {
    equal(pauseAfter(1, 0.5), 11_000);
  });

  it('is never shorter than the receiver asked for', () => {
    equal(pauseAfter(1, 0, 60_000), 60_000);
  });
});
