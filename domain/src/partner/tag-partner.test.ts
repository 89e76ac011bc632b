import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated, partnerTagged } from './partner.examples.ts';
import type { TagPartner } from './tag-partner.ts';

const withServices = (...services: string[]): TagPartner => ({
  type: 'TagPartner',
  data: { partnerId: 'partner-1', tags: { services, products: [], regions: [] } },
});

describe('tag partner', () => {
  it('replaces the labels, each once', () => {
    given(partner, partnerCreated({ tags: { services: ['hosting'], products: ['CRM'], regions: [] } }))
      .when(withServices('support', 'hosting', 'support'))
      .then(partnerTagged({ services: ['support', 'hosting'] }));
  });

  it('changes nothing when the labels are the same', () => {
    given(partner, partnerCreated(), partnerTagged({ services: ['support'] }))
      .when(withServices('support', 'support'))
      .thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(withServices('support')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(withServices('support')).thenRejected('partner-archived');
  });
});
