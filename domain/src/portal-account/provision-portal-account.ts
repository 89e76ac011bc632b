import { type Decision, reject } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Opens the portal for a contact of a partner, or for another one as long as nobody has claimed it; a link goes out. */
export interface ProvisionPortalAccount {
  readonly type: 'ProvisionPortalAccount';
  readonly data: { readonly partnerId: string; readonly contactId: string };
}

export const provisionPortalAccount = (
  { data: { partnerId, contactId } }: ProvisionPortalAccount,
  account: PortalAccount | undefined,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  if (account?.status === 'claimed') return reject('portal-account-claimed');
  if (account?.status === 'provisioned' && account.contactId === contactId) return [];
  return [{ type: 'PortalAccountProvisioned', data: { partnerId, contactId, link: (account?.link ?? 0) + 1 } }];
};
