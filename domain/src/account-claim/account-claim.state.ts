import { evolution } from '../kernel/decider.ts';
import type { AccountClaimEvent, Claimant } from './account-claim.events.ts';

/** Who claims an account, in the order in which they came: the first one holds it. */
export interface AccountClaim {
  readonly claimants: readonly Claimant[];
}

const joined = ({ partnerId, dealRegistrationId }: Claimant, claim: AccountClaim | undefined): AccountClaim => ({
  claimants: [...(claim?.claimants ?? []), { dealRegistrationId, partnerId }],
});

export const evolveAccountClaim = evolution<
  AccountClaim,
  AccountClaimEvent,
  'AccountClaimed' | 'AccountClaimContested'
>(
  { AccountClaimed: joined, AccountClaimContested: joined },
  {
    AccountClaimReleased: ({ claimants }, { dealRegistrationId }) => ({
      claimants: claimants.filter((claimant) => claimant.dealRegistrationId !== dealRegistrationId),
    }),
  },
);
