import type { DataOf, Decision } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Records that the mail with a link went out. */
export interface RecordPortalLinkSent {
  readonly type: 'RecordPortalLinkSent';
  readonly data: DataOf<PortalAccountEvent, 'PortalLinkSent'>;
}

/** Records that the mail with a link will not go out. */
export interface RecordPortalLinkFailed {
  readonly type: 'RecordPortalLinkFailed';
  readonly data: DataOf<PortalAccountEvent, 'PortalLinkFailed'>;
}

/** Quiet about a link that was replaced meanwhile, or that is settled. */
export const recordPortalLink = (
  { type, data }: RecordPortalLinkSent | RecordPortalLinkFailed,
  { status, link, linkStatus }: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  if (status !== 'provisioned' || linkStatus !== 'pending' || link !== data.link) return [];
  return type === 'RecordPortalLinkSent' ? [{ type: 'PortalLinkSent', data }] : [{ type: 'PortalLinkFailed', data }];
};
