import type { Policy } from '../kernel/policy.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { portalAccount } from '../portal-account/portal-account.decider.ts';
import type { PortalAccount } from '../portal-account/portal-account.state.ts';
import type { ReaddressPortalLink } from '../portal-account/readdress-portal-link.ts';

type Updated = Extract<PartnerEvent, { type: 'ContactUpdated' }>;

/** A link that went to an address which was corrected is dead, and a new one goes to the right address. */
export const readdressPortalLinkOnContactUpdated: Policy<Updated, PortalAccount> = {
  name: 'readdress-portal-link-on-contact-updated',
  on: ['ContactUpdated'],
  react: ({ data: { partnerId, contact }, metadata: { organizationId } }) => {
    const { contactId, email } = contact;
    const command: ReaddressPortalLink = {
      type: 'ReaddressPortalLink',
      data: { partnerId, contactId, email: email.toLowerCase() },
    };
    return [{ decider: portalAccount, organizationId, id: partnerId, command }];
  },
};
