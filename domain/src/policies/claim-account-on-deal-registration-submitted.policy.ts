import { accountClaim } from '../account-claim/account-claim.decider.ts';
import type { AccountClaim } from '../account-claim/account-claim.state.ts';
import type { ClaimAccount } from '../account-claim/claim-account.ts';
import type { DealRegistrationEvent } from '../deal-registration/deal-registration.events.ts';
import type { Policy } from '../kernel/policy.ts';

type Submitted = Extract<DealRegistrationEvent, { type: 'DealRegistrationSubmitted' }>;

/** A submitted registration claims its account, or waits behind whoever holds it. */
export const claimAccountOnDealRegistrationSubmitted: Policy<Submitted, AccountClaim> = {
  name: 'claim-account-on-deal-registration-submitted',
  on: ['DealRegistrationSubmitted'],
  react: ({ data: { accountClaimId, partnerId, dealRegistrationId }, metadata: { organizationId } }) => {
    const command: ClaimAccount = { type: 'ClaimAccount', data: { accountClaimId, partnerId, dealRegistrationId } };
    return [{ decider: accountClaim, organizationId, id: accountClaimId, command }];
  },
};
