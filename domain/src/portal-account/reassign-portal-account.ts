import type { Decision } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Follows the primary contact: an account that nobody has claimed is for the new one, and the old link is dead. */
export interface ReassignPortalAccount {
  readonly type: 'ReassignPortalAccount';
  readonly data: { readonly partnerId: string; readonly contactId: string };
}

export const reassignPortalAccount = (
  { data: { partnerId, contactId } }: ReassignPortalAccount,
  account: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> =>
  account.status === 'provisioned' && account.contactId !== contactId
    ? [{ type: 'PortalAccountProvisioned', data: { partnerId, contactId, link: account.link + 1 } }]
    : [];
