import type { Contact, ContactResource, Message, PartnerEvent, Recorded } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { contactsModel } from './contacts.model.ts';

export const contacts: Projection<ContactResource, PartnerEvent> = {
  model: contactsModel,
  keysOf: (event) => {
    switch (event.type) {
      case 'PartnerCreated':
        return [event.data.primaryContact.contactId];
      case 'ContactAddedToPartner':
      case 'ContactUpdated':
        return [event.data.contact.contactId];
      case 'PrimaryContactChanged':
        return [event.data.from, event.data.to];
      case 'ContactRemoved':
        return [event.data.contactId];
      default:
        return [];
    }
  },
  on: {
    PartnerCreated: (_row, event) => added(event, event.data.partnerId, event.data.primaryContact, true),
    ContactAddedToPartner: (_row, event) => added(event, event.data.partnerId, event.data.contact, false),
    ContactUpdated: (row, event) => changed(row, event, event.data.contact),
    PrimaryContactChanged: (row, event, key) => changed(row, event, { isPrimary: key === event.data.to }),
    ContactRemoved: () => undefined,
  },
};

const added = (
  { metadata: { organizationId, occurredAt } }: Recorded<Message>,
  partnerId: string,
  contact: Contact,
  isPrimary: boolean,
): ContactResource => ({
  id: contact.contactId,
  organizationId,
  partnerId,
  ...contact,
  isPrimary,
  createdAt: occurredAt,
  updatedAt: occurredAt,
});

const changed = (
  row: ContactResource | undefined,
  { metadata }: Recorded<Message>,
  changes: Partial<ContactResource>,
): ContactResource | undefined => row && { ...row, ...changes, updatedAt: metadata.occurredAt };
