import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import { createPartnerCommand, partnerCreated } from './partner.examples.ts';

describe('create partner', () => {
  it('takes a company into the programme', () => {
    given(partner)
      .when(createPartnerCommand({ tier: 'Gold' }))
      .then(partnerCreated({ tier: 'Gold' }));
  });

  it('refuses an id that is in use', () => {
    given(partner, partnerCreated()).when(createPartnerCommand()).thenRejected('partner-already-exists');
  });
});
