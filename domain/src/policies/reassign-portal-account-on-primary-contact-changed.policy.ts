import type { Policy } from '../kernel/policy.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { portalAccount } from '../portal-account/portal-account.decider.ts';
import type { PortalAccount } from '../portal-account/portal-account.state.ts';
import type { ReassignPortalAccount } from '../portal-account/reassign-portal-account.ts';

type Changed = Extract<PartnerEvent, { type: 'PrimaryContactChanged' }>;

/** A portal account that nobody has claimed goes to the new primary contact. */
export const reassignPortalAccountOnPrimaryContactChanged: Policy<Changed, PortalAccount> = {
  name: 'reassign-portal-account-on-primary-contact-changed',
  on: ['PrimaryContactChanged'],
  react: ({ data: { partnerId, to: contactId }, metadata: { organizationId } }) => {
    const command: ReassignPortalAccount = { type: 'ReassignPortalAccount', data: { partnerId, contactId } };
    return [{ decider: portalAccount, organizationId, id: partnerId, command }];
  },
};
