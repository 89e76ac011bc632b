import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import { contactAddedToPartner, partnerArchived, partnerCreated, primaryContactChanged } from './partner.examples.ts';
import type { SetPrimaryContact } from './set-primary-contact.ts';

const toContact = (contactId: string): SetPrimaryContact => ({
  type: 'SetPrimaryContact',
  data: { partnerId: 'partner-1', contactId },
});

describe('set primary contact', () => {
  it('makes another contact the primary one', () => {
    given(partner, partnerCreated(), contactAddedToPartner())
      .when(toContact('contact-2'))
      .then(primaryContactChanged());
  });

  it('changes nothing when it is the primary one already', () => {
    given(partner, partnerCreated(), contactAddedToPartner(), primaryContactChanged())
      .when(toContact('contact-2'))
      .thenNothing();
  });

  it('refuses a contact the partner does not have', () => {
    given(partner, partnerCreated()).when(toContact('contact-2')).thenRejected('contact-not-found');
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(toContact('contact-1')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(toContact('contact-1')).thenRejected('partner-archived');
  });
});
