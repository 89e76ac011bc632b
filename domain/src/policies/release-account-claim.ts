import { accountClaim } from '../account-claim/account-claim.decider.ts';
import type { AccountClaim } from '../account-claim/account-claim.state.ts';
import type { ReleaseAccountClaim } from '../account-claim/release-account-claim.ts';
import type { DealRegistrationEvent } from '../deal-registration/deal-registration.events.ts';
import type { Policy } from '../kernel/policy.ts';

type Ended = Extract<
  DealRegistrationEvent,
  { type: 'DealRegistrationDeclined' | 'DealRegistrationWithdrawn' | 'DealRegistrationExpired' }
>;

/** A policy that releases a registration's account when it ends in one particular way. */
export const releaseAccountClaimOn = (name: string, type: Ended['type']): Policy<Ended, AccountClaim> => ({
  name,
  on: [type],
  react: ({ data: { accountClaimId, partnerId, dealRegistrationId }, metadata: { organizationId } }) => {
    const command: ReleaseAccountClaim = {
      type: 'ReleaseAccountClaim',
      data: { accountClaimId, partnerId, dealRegistrationId },
    };
    return [{ decider: accountClaim, organizationId, id: accountClaimId, command }];
  },
});
