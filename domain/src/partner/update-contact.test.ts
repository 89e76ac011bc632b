import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import {
  contactAddedToPartner,
  contactExample,
  contactUpdated,
  partnerArchived,
  partnerCreated,
} from './partner.examples.ts';
import type { UpdateContact } from './update-contact.ts';

const changing = (changes: UpdateContact['data']['changes'], contactId = 'contact-1'): UpdateContact => ({
  type: 'UpdateContact',
  data: { partnerId: 'partner-1', contactId, changes },
});

describe('update contact', () => {
  it('records the person as now known', () => {
    given(partner, partnerCreated())
      .when(changing({ title: 'CTO', phone: undefined }))
      .then(contactUpdated(contactExample({ title: 'CTO' })));
  });

  it('takes the same e-mail address in another case', () => {
    given(partner, partnerCreated())
      .when(changing({ email: 'ADA@acme.example' }))
      .then(contactUpdated(contactExample({ email: 'ADA@acme.example' })));
  });

  it('changes nothing when all is as it was', () => {
    given(partner, partnerCreated())
      .when(changing({ firstName: 'Ada', phone: null }))
      .thenNothing();
  });

  it('refuses a contact the partner does not have', () => {
    given(partner, partnerCreated())
      .when(changing({ title: 'CTO' }, 'contact-9'))
      .thenRejected('contact-not-found');
  });

  it('refuses the e-mail address of another contact', () => {
    given(partner, partnerCreated(), contactAddedToPartner())
      .when(changing({ email: 'grace@acme.example' }))
      .thenRejected('contact-email-taken');
  });

  it('refuses a partner nobody created', () => {
    given(partner)
      .when(changing({ title: 'CTO' }))
      .thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived())
      .when(changing({ title: 'CTO' }))
      .thenRejected('partner-archived');
  });
});
