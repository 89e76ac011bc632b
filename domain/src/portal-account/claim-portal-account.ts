import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Uses the newest link up for the person who followed it. The membership follows from it. */
export interface ClaimPortalAccount {
  readonly type: 'ClaimPortalAccount';
  readonly data: {
    readonly partnerId: string;
    readonly userId: string;
    /** Which link was followed. */
    readonly link: number;
    readonly at: Timestamp;
  };
}

export const claimPortalAccount = (
  { data: { partnerId, userId, link, at } }: ClaimPortalAccount,
  account: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  if (account.status === 'revoked') return reject('portal-account-revoked');
  if (account.link !== link) return reject('portal-link-replaced');
  if (account.status === 'claimed') return account.claimedBy === userId ? [] : reject('portal-account-claimed');
  if (account.expiresAt === null || at >= account.expiresAt) return reject('portal-link-expired');
  const { contactId } = account;
  return [{ type: 'PortalAccountClaimed', data: { partnerId, contactId, link, userId, claimedAt: at } }];
};
