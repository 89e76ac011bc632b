import type { Contact } from './partner.events.ts';
import type { Partner } from './partner.state.ts';

/** A partner's contact by its id. */
export const contactOf = ({ contacts }: Pick<Partner, 'contacts'>, contactId: string): Contact | undefined =>
  contacts.find((contact) => contact.contactId === contactId);

/** Does another contact of this partner have the e-mail address? Case does not tell two apart. */
export const emailTaken = (
  { contacts }: Pick<Partner, 'contacts'>,
  { contactId, email }: Pick<Contact, 'contactId' | 'email'>,
): boolean =>
  contacts.some((known) => known.contactId !== contactId && known.email.toLowerCase() === email.toLowerCase());
