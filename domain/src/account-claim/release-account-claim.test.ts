import { given } from '../testing/given.ts';
import { accountClaim } from './account-claim.decider.ts';
import {
  accountClaimContested,
  accountClaimed,
  accountClaimReleased,
  claimantExample,
  releaseAccountClaimCommand,
} from './account-claim.examples.ts';

const first = claimantExample(1);
const second = claimantExample(2, 'partner-2');
const third = claimantExample(3, 'partner-3');
const contested = [
  accountClaimed(first),
  accountClaimContested(second, first),
  accountClaimContested(third, first),
] as const;

describe('release account claim', () => {
  it('frees an account nobody else wants', () => {
    given(accountClaim, accountClaimed(first))
      .when(releaseAccountClaimCommand(first))
      .then(accountClaimReleased(first, null));
  });

  it('passes the account on to the next in line', () => {
    given(accountClaim, ...contested)
      .when(releaseAccountClaimCommand(first))
      .then(accountClaimReleased(first, second, [third]));
  });

  it('leaves the holder in place when one who waits gives up', () => {
    given(accountClaim, ...contested)
      .when(releaseAccountClaimCommand(second))
      .then(accountClaimReleased(second, first, [third]));
  });

  it('changes nothing for a registration without a claim', () => {
    given(accountClaim).when(releaseAccountClaimCommand(first)).thenNothing();
    given(accountClaim, accountClaimed(first)).when(releaseAccountClaimCommand(second)).thenNothing();
    given(accountClaim, accountClaimed(first), accountClaimReleased(first, null))
      .when(releaseAccountClaimCommand(first))
      .thenNothing();
  });
});
