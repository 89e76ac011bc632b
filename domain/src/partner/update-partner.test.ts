import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated, partnerProfileUpdated } from './partner.examples.ts';
import type { UpdatePartner } from './update-partner.ts';

const changing = (changes: UpdatePartner['data']['changes']): UpdatePartner => ({
  type: 'UpdatePartner',
  data: { partnerId: 'partner-1', changes },
});

describe('update partner', () => {
  it('records only what differs', () => {
    given(partner, partnerCreated())
      .when(changing({ name: 'Acme & Söhne', employees: 130, regions: ['EMEA', 'APAC'], industry: undefined }))
      .then(partnerProfileUpdated({ employees: 130, regions: ['EMEA', 'APAC'] }));
  });

  it('forgets what is given as unknown', () => {
    given(partner, partnerCreated())
      .when(changing({ industry: null }))
      .then(partnerProfileUpdated({ industry: null }));
  });

  it('changes nothing when all is as it was', () => {
    given(partner, partnerCreated(), partnerProfileUpdated({ employees: 130 }))
      .when(changing({ employees: 130, regions: ['EMEA'] }))
      .thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner)
      .when(changing({ employees: 1 }))
      .thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived())
      .when(changing({ employees: 1 }))
      .thenRejected('partner-archived');
  });
});
