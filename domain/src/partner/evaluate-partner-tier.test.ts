import type { TierMove } from '../program/tier-move.ts';
import type { TierResult } from '../program/tier-results.ts';
import { given } from '../testing/given.ts';
import type { EvaluatePartnerTier } from './evaluate-partner-tier.ts';
import { partner } from './partner.decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import { partnerArchived, partnerCreated, partnerTierChanged } from './partner.examples.ts';

const AT = '2026-05-16T12:00:00.000Z';
const partnerId = 'partner-1';
const tiers: TierResult[] = [{ tierId: 'tier-gold', name: 'Gold', byHand: false, earned: true, requirements: [] }];
const evaluate = (move: TierMove, from: string | null): EvaluatePartnerTier => ({
  type: 'EvaluatePartnerTier',
  data: { partnerId, from, move, trackId: 'track-1', programVersion: 7, tiers, evaluatedAt: AT },
});
const toGold: TierMove = { kind: 'move', to: 'Gold', reason: 'earned' };
const silver = partnerTierChanged(null, 'Silver', 'automatic');

describe('evaluate partner tier', () => {
  it('moves the partner and records why', () => {
    const why: PartnerEvent = {
      type: 'PartnerTierEvaluated',
      data: {
        partnerId,
        trackId: 'track-1',
        from: 'Silver',
        to: 'Gold',
        reason: 'earned',
        programVersion: 7,
        tiers,
        evaluatedAt: AT,
      },
    };
    given(partner, partnerCreated(), silver)
      .when(evaluate(toGold, 'Silver'))
      .then(why, partnerTierChanged('Silver', 'Gold', 'automatic'));
  });

  it('begins and ends a grace', () => {
    const endsAt = '2026-06-16T12:00:00.000Z';
    given(partner, partnerCreated(), silver)
      .when(evaluate({ kind: 'start_grace', endsAt }, 'Silver'))
      .then({ type: 'PartnerTierGraceStarted', data: { partnerId, tier: 'Silver', startedAt: AT, endsAt, tiers } });
    given(partner, partnerCreated(), silver)
      .when(evaluate({ kind: 'end_grace' }, 'Silver'))
      .then({ type: 'PartnerTierGraceEnded', data: { partnerId, tier: 'Silver' } });
  });

  it('calls a tier by its new name, and leaves whose it is', () => {
    for (const source of ['automatic', 'manual'] as const)
      given(partner, partnerCreated(), partnerTierChanged(null, 'Silver', source))
        .when(evaluate({ kind: 'rename', to: 'Select' }, 'Silver'))
        .then(partnerTierChanged('Silver', 'Select', source));
  });

  it('leaves a partner alone that has moved meanwhile', () => {
    given(partner, partnerCreated(), silver).when(evaluate(toGold, null)).thenNothing();
  });

  it('leaves a partner alone that was pinned, by hand or with its creation', () => {
    given(partner, partnerCreated(), partnerTierChanged(null, 'Silver', 'manual'))
      .when(evaluate(toGold, 'Silver'))
      .thenNothing();
    given(partner, partnerCreated({ tier: 'Silver' }))
      .when(evaluate(toGold, 'Silver'))
      .thenNothing();
    given(partner, partnerCreated(), silver, { type: 'PartnerTierPinned', data: { partnerId, tier: 'Silver' } })
      .when(evaluate(toGold, 'Silver'))
      .thenNothing();
  });

  it('refuses a partner that is not there, or archived', () => {
    given(partner).when(evaluate(toGold, null)).thenRejected('partner-not-found');
    given(partner, partnerCreated(), partnerArchived()).when(evaluate(toGold, null)).thenRejected('partner-archived');
  });
});
