import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import { contactOf, emailTaken } from './contacts.ts';
import type { Contact, PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Adds a person to a partner. An e-mail address is there once per partner. */
export interface AddContact {
  readonly type: 'AddContact';
  readonly data: { readonly partnerId: string; readonly contact: Contact };
}

export const addContact = ({ data }: AddContact, partner: Partner): Decision<PartnerEvent, PartnerRejection> => {
  const known = contactOf(partner, data.contact.contactId);
  if (known !== undefined) return sameJson(known, data.contact) ? [] : reject('contact-already-exists');
  if (emailTaken(partner, data.contact)) return reject('contact-email-taken');
  return [{ type: 'ContactAddedToPartner', data }];
};
