import type { Decision } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Follows a contact's e-mail address: a link that went to another one is dead, and a new one goes out. */
export interface ReaddressPortalLink {
  readonly type: 'ReaddressPortalLink';
  readonly data: {
    readonly partnerId: string;
    readonly contactId: string;
    /** The contact's address as it is now, lower-cased. */
    readonly email: string;
  };
}

export const readdressPortalLink = (
  { data: { partnerId, contactId, email } }: ReaddressPortalLink,
  account: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  const isElsewhere = account.linkStatus === 'failed' || (account.linkStatus === 'sent' && account.sentTo !== email);
  return account.status === 'provisioned' && account.contactId === contactId && isElsewhere
    ? [{ type: 'PortalLinkRenewed', data: { partnerId, link: account.link + 1 } }]
    : [];
};
