import type { Policy } from '../kernel/policy.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { portalAccount } from '../portal-account/portal-account.decider.ts';
import type { PortalAccount } from '../portal-account/portal-account.state.ts';
import type { RevokePortalAccount } from '../portal-account/revoke-portal-account.ts';

type Archived = Extract<PartnerEvent, { type: 'PartnerArchived' }>;

/** Nobody gets into the portal any more for a partner that left the programme. */
export const revokePortalAccountOnPartnerArchived: Policy<Archived, PortalAccount> = {
  name: 'revoke-portal-account-on-partner-archived',
  on: ['PartnerArchived'],
  react: ({ data: { partnerId }, metadata: { organizationId } }) => {
    const data = { partnerId, reason: 'partner_archived' } as const;
    const command: RevokePortalAccount = { type: 'RevokePortalAccount', data };
    return [{ decider: portalAccount, organizationId, id: partnerId, command }];
  },
};
