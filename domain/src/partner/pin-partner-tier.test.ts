import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import { partnerCreated, partnerTierChanged } from './partner.examples.ts';
import type { PinPartnerTier } from './pin-partner-tier.ts';
import type { UnpinPartnerTier } from './unpin-partner-tier.ts';

const data = { partnerId: 'partner-1' };
const pin: PinPartnerTier = { type: 'PinPartnerTier', data };
const unpin: UnpinPartnerTier = { type: 'UnpinPartnerTier', data };
const pinned: PartnerEvent = { type: 'PartnerTierPinned', data: { ...data, tier: 'Gold' } };
const unpinned: PartnerEvent = { type: 'PartnerTierUnpinned', data: { ...data, tier: 'Gold' } };
const earned = [partnerCreated(), partnerTierChanged(null, 'Gold', 'automatic')];

describe('pin and unpin partner tier', () => {
  it('pins a tier that came by itself, once', () => {
    given(partner, ...earned)
      .when(pin)
      .then(pinned);
    given(partner, ...earned, pinned)
      .when(pin)
      .thenNothing();
  });

  it('is pinned by who gives it', () => {
    given(partner, partnerCreated({ tier: 'Gold' }))
      .when(pin)
      .thenNothing();
    given(partner, partnerCreated(), partnerTierChanged(null, 'Gold', 'manual'))
      .when(pin)
      .thenNothing();
  });

  it('lets it move again, once', () => {
    given(partner, partnerCreated({ tier: 'Gold' }))
      .when(unpin)
      .then(unpinned);
    given(partner, ...earned)
      .when(unpin)
      .thenNothing();
    given(partner, ...earned, pinned, unpinned)
      .when(unpin)
      .thenNothing();
  });

  it('refuses a partner without a tier, and one that is not there', () => {
    for (const command of [pin, unpin]) {
      given(partner, partnerCreated()).when(command).thenRejected('partner-without-tier');
      given(partner).when(command).thenRejected('partner-not-found');
    }
  });
});
