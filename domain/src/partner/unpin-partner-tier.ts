import { type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Lets a partner move by itself again. It keeps its tier until its evaluation says otherwise. */
export interface UnpinPartnerTier {
  readonly type: 'UnpinPartnerTier';
  readonly data: { readonly partnerId: string };
}

export const unpinPartnerTier = (
  { data: { partnerId } }: UnpinPartnerTier,
  { tier, tierSource }: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (tier === null) return reject('partner-without-tier');
  return tierSource === 'automatic' ? [] : [{ type: 'PartnerTierUnpinned', data: { partnerId, tier } }];
};
