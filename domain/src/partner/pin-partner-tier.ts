import { type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Keeps a partner in the tier it has, whatever it earns. */
export interface PinPartnerTier {
  readonly type: 'PinPartnerTier';
  readonly data: { readonly partnerId: string };
}

export const pinPartnerTier = (
  { data: { partnerId } }: PinPartnerTier,
  { tier, tierSource }: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (tier === null) return reject('partner-without-tier');
  return tierSource === 'manual' ? [] : [{ type: 'PartnerTierPinned', data: { partnerId, tier } }];
};
