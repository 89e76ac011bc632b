import { given } from '../testing/given.ts';
import type { AddContact } from './add-contact.ts';
import { partner } from './partner.decider.ts';
import {
  contactAddedToPartner,
  contactUpdated,
  partnerArchived,
  partnerCreated,
  secondContactExample,
} from './partner.examples.ts';

const add = (contact = secondContactExample()): AddContact => ({
  type: 'AddContact',
  data: { partnerId: 'partner-1', contact },
});

describe('add contact', () => {
  it('adds a person to the partner', () => {
    given(partner, partnerCreated()).when(add()).then(contactAddedToPartner());
  });

  it('changes nothing when the person is there already', () => {
    given(partner, partnerCreated(), contactAddedToPartner()).when(add()).thenNothing();
  });

  it('refuses an id that is another person', () => {
    given(partner, partnerCreated(), contactAddedToPartner(), contactUpdated(secondContactExample({ title: 'CTO' })))
      .when(add())
      .thenRejected('contact-already-exists');
  });

  it('refuses an e-mail address that the partner has, whatever its case', () => {
    given(partner, partnerCreated())
      .when(add(secondContactExample({ email: 'Ada@Acme.example' })))
      .thenRejected('contact-email-taken');
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(add()).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(add()).thenRejected('partner-archived');
  });
});
