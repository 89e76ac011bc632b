import { given } from '../testing/given.ts';
import type { AssignPartnerManager } from './assign-partner-manager.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated, partnerManagerAssigned } from './partner.examples.ts';

const to = (partnerManagerId: string | null): AssignPartnerManager => ({
  type: 'AssignPartnerManager',
  data: { partnerId: 'partner-1', partnerManagerId },
});

describe('assign partner manager', () => {
  it('hands the partner over and says from whom', () => {
    given(partner, partnerCreated({ partnerManagerId: 'user-1' }))
      .when(to('user-2'))
      .then(partnerManagerAssigned('user-1', 'user-2'));
  });

  it('leaves the partner without a manager', () => {
    given(partner, partnerCreated(), partnerManagerAssigned(null, 'user-2'))
      .when(to(null))
      .then(partnerManagerAssigned('user-2', null));
  });

  it('changes nothing when it is the manager already', () => {
    given(partner, partnerCreated({ partnerManagerId: 'user-1' }))
      .when(to('user-1'))
      .thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(to('user-2')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(to('user-2')).thenRejected('partner-archived');
  });
});
