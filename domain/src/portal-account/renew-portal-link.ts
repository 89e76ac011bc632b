import { type Decision, reject } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Sends another link; the one before it is dead. Quiet while one is on its way. */
export interface RenewPortalLink {
  readonly type: 'RenewPortalLink';
  readonly data: { readonly partnerId: string };
}

export const renewPortalLink = (
  { data: { partnerId } }: RenewPortalLink,
  { status, link, linkStatus }: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  if (status === 'claimed') return reject('portal-account-claimed');
  if (status === 'revoked') return reject('portal-account-revoked');
  return linkStatus === 'pending' ? [] : [{ type: 'PortalLinkRenewed', data: { partnerId, link: link + 1 } }];
};
