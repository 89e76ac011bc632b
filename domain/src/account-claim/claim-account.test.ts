import { given } from '../testing/given.ts';
import { accountClaim } from './account-claim.decider.ts';
import {
  accountClaimContested,
  accountClaimed,
  accountClaimReleased,
  claimAccountCommand,
  claimantExample,
} from './account-claim.examples.ts';

const first = claimantExample(1);
const second = claimantExample(2, 'partner-2');

describe('claim account', () => {
  it('gives an account to whoever comes first', () => {
    given(accountClaim).when(claimAccountCommand(first)).then(accountClaimed(first));
  });

  it('lets the next one wait, and says who holds the account', () => {
    given(accountClaim, accountClaimed(first))
      .when(claimAccountCommand(second))
      .then(accountClaimContested(second, first));
  });

  it('marks a second registration by the same partner', () => {
    const again = claimantExample(2);
    given(accountClaim, accountClaimed(first))
      .when(claimAccountCommand(again))
      .then({
        type: 'AccountClaimContested',
        data: { accountClaimId: 'account-1', ...again, heldBy: first, samePartner: true },
      });
  });

  it('gives a released account to the next who comes', () => {
    given(accountClaim, accountClaimed(first), accountClaimReleased(first, null))
      .when(claimAccountCommand(second))
      .then(accountClaimed(second));
  });

  it('changes nothing for a registration that claims it already', () => {
    given(accountClaim, accountClaimed(first)).when(claimAccountCommand(first)).thenNothing();
    given(accountClaim, accountClaimed(first), accountClaimContested(second, first))
      .when(claimAccountCommand(second))
      .thenNothing();
  });
});
