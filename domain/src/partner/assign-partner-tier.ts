import type { Decision } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Gives a partner a tier, or takes it away with `null`. A tier it already has stays, with its source. */
export interface AssignPartnerTier {
  readonly type: 'AssignPartnerTier';
  readonly data: {
    readonly partnerId: string;
    readonly tier: string | null;
    readonly source: 'automatic' | 'manual';
  };
}

export const assignPartnerTier = (
  { data: { partnerId, tier, source } }: AssignPartnerTier,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> =>
  tier === partner.tier
    ? []
    : [{ type: 'PartnerTierChanged', data: { partnerId, from: partner.tier, to: tier, source } }];
