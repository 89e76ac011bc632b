import type { Policy } from '../kernel/policy.ts';
import { provided } from '../kernel/provided.ts';
import { organization } from '../organization/organization.decider.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { portalAccount } from '../portal-account/portal-account.decider.ts';
import type { PortalAccount } from '../portal-account/portal-account.state.ts';
import type { ProvisionPortalAccount } from '../portal-account/provision-portal-account.ts';

type Created = Extract<PartnerEvent, { type: 'PartnerCreated' }>;

/** A new partner's primary contact gets a way into the portal, where the organization wants that. A silent import opens none. */
export const provisionPortalAccountOnPartnerCreated: Policy<Created, PortalAccount> = {
  name: 'provision-portal-account-on-partner-created',
  on: ['PartnerCreated'],
  react: ({ data: { partnerId, primaryContact }, metadata: { organizationId, silent } }) => {
    if (silent) return [];
    const { contactId } = primaryContact;
    const command: ProvisionPortalAccount = { type: 'ProvisionPortalAccount', data: { partnerId, contactId } };
    const wanted = provided(organization, organizationId, (known) => known?.portal.provisioning === 'automatic');
    return [{ decider: portalAccount, organizationId, id: partnerId, command, provided: wanted }];
  },
};
