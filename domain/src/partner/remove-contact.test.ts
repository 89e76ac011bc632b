import { given } from '../testing/given.ts';
import { partner } from './partner.decider.ts';
import {
  contactAddedToPartner,
  contactRemoved,
  partnerArchived,
  partnerCreated,
  primaryContactChanged,
} from './partner.examples.ts';
import type { RemoveContact } from './remove-contact.ts';

const removing = (contactId: string): RemoveContact => ({
  type: 'RemoveContact',
  data: { partnerId: 'partner-1', contactId },
});

describe('remove contact', () => {
  it('takes the person off the partner', () => {
    given(partner, partnerCreated(), contactAddedToPartner()).when(removing('contact-2')).then(contactRemoved());
  });

  it('takes off a former primary contact', () => {
    given(partner, partnerCreated(), contactAddedToPartner(), primaryContactChanged())
      .when(removing('contact-1'))
      .then(contactRemoved('contact-1'));
  });

  it('refuses to remove the primary contact', () => {
    given(partner, partnerCreated(), contactAddedToPartner())
      .when(removing('contact-1'))
      .thenRejected('contact-is-primary');
  });

  it('refuses a contact that is not there, or no longer', () => {
    given(partner, partnerCreated(), contactAddedToPartner(), contactRemoved())
      .when(removing('contact-2'))
      .thenRejected('contact-not-found');
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(removing('contact-2')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(removing('contact-2')).thenRejected('partner-archived');
  });
});
