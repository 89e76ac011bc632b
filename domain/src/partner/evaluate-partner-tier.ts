import type { Decision } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import { isPinned, type TierMove } from '../program/tier-move.ts';
import type { TierResult } from '../program/tier-results.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Does what an evaluation came to, and records why. A partner that has moved or was pinned meanwhile stays where it is. */
export interface EvaluatePartnerTier {
  readonly type: 'EvaluatePartnerTier';
  readonly data: {
    readonly partnerId: string;
    /** The tier that the evaluation saw. */
    readonly from: string | null;
    readonly move: TierMove;
    readonly trackId: string | null;
    readonly programVersion: number;
    /** What the tiers it leaves and comes to ask for, and what of it is met. */
    readonly tiers: readonly TierResult[];
    readonly evaluatedAt: Timestamp;
  };
}

export const evaluatePartnerTier = (
  { data: { partnerId, from, move, trackId, programVersion, tiers, evaluatedAt } }: EvaluatePartnerTier,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (partner.tier !== from || (isPinned(partner) && move.kind !== 'rename')) return [];
  switch (move.kind) {
    case 'move': {
      const { to, reason } = move;
      const verdict = { partnerId, trackId, from, to, reason, programVersion, tiers: [...tiers], evaluatedAt };
      return [
        { type: 'PartnerTierEvaluated', data: verdict },
        { type: 'PartnerTierChanged', data: { partnerId, from, to, source: 'automatic' } },
      ];
    }
    case 'rename':
      return [
        {
          type: 'PartnerTierChanged',
          data: { partnerId, from, to: move.to, source: partner.tierSource ?? 'automatic' },
        },
      ];
    case 'start_grace':
      return from === null
        ? []
        : [
            {
              type: 'PartnerTierGraceStarted',
              data: { partnerId, tier: from, startedAt: evaluatedAt, endsAt: move.endsAt, tiers: [...tiers] },
            },
          ];
    case 'end_grace':
      return from === null ? [] : [{ type: 'PartnerTierGraceEnded', data: { partnerId, tier: from } }];
  }
};
