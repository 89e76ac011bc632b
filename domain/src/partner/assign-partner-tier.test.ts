import { given } from '../testing/given.ts';
import type { AssignPartnerTier } from './assign-partner-tier.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated, partnerTierChanged } from './partner.examples.ts';

const toTier = (tier: string | null): AssignPartnerTier => ({
  type: 'AssignPartnerTier',
  data: { partnerId: 'partner-1', tier, source: 'manual' },
});

describe('assign partner tier', () => {
  it('gives the first tier', () => {
    given(partner, partnerCreated()).when(toTier('Gold')).then(partnerTierChanged(null, 'Gold'));
  });

  it('moves between tiers and says from where', () => {
    given(partner, partnerCreated(), partnerTierChanged(null, 'Silver', 'automatic'))
      .when(toTier('Gold'))
      .then(partnerTierChanged('Silver', 'Gold'));
  });

  it('takes the tier away', () => {
    given(partner, partnerCreated({ tier: 'Gold' }))
      .when(toTier(null))
      .then(partnerTierChanged('Gold', null));
  });

  it('changes nothing when the partner has the tier already', () => {
    given(partner, partnerCreated(), partnerTierChanged(null, 'Gold', 'automatic'))
      .when(toTier('Gold'))
      .thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(toTier('Gold')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(toTier('Gold')).thenRejected('partner-archived');
  });
});
