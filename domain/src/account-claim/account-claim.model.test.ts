import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isRejection } from '../kernel/decider.ts';
import { accountClaim } from './account-claim.decider.ts';
import { claimAccountCommand, claimantExample, releaseAccountClaimCommand } from './account-claim.examples.ts';
import type { AccountClaim } from './account-claim.state.ts';
import { conflictOf } from './account-conflict.ts';

const step = fc.record({ does: fc.constantFrom('claim', 'release'), number: fc.nat({ max: 5 }) });
const claimantOf = (number: number) => claimantExample(number, `partner-${number % 3}`);

describe('an account claim', () => {
  it('is held by the first claimant that has not released it, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: AccountClaim | undefined;
        let line: readonly number[] = [];
        for (const { does, number } of steps) {
          const make = does === 'claim' ? claimAccountCommand : releaseAccountClaimCommand;
          const decision = accountClaim.decide(make(claimantOf(number)), state);
          if (isRejection(decision)) throw new Error('an account claim refuses nothing');
          for (const event of decision) state = accountClaim.evolve(state, event);
          const others = line.filter((other) => other !== number);
          line = does === 'release' ? others : line.includes(number) ? line : [...line, number];

          deepStrictEqual(state?.claimants ?? [], line.map(claimantOf));
          for (const [place, waiting] of line.entries()) {
            const holder = place === 0 ? null : claimantOf(line[0] ?? -1);
            deepStrictEqual(conflictOf(state, claimantOf(waiting).dealRegistrationId), holder);
          }
          if (decision[0]?.type === 'AccountClaimReleased') {
            const { next, waiting } = decision[0].data;
            deepStrictEqual(next === null ? [] : [next, ...waiting], line.map(claimantOf));
          }
        }
      }),
    );
  });
});
