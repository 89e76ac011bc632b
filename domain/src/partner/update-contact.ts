import { type Decision, reject } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import { contactOf, emailTaken } from './contacts.ts';
import type { Contact, PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Corrects what is known of a person at a partner. */
export interface UpdateContact {
  readonly type: 'UpdateContact';
  readonly data: {
    readonly partnerId: string;
    readonly contactId: string;
    readonly changes: Partially<Omit<Contact, 'contactId'>>;
  };
}

export const updateContact = (
  { data: { partnerId, contactId, changes } }: UpdateContact,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  const known = contactOf(partner, contactId);
  if (known === undefined) return reject('contact-not-found');
  const changed = changesOf<Omit<Contact, 'contactId'>>(known, changes);
  if (Object.keys(changed).length === 0) return [];
  const contact = { ...known, ...changed };
  if (emailTaken(partner, contact)) return reject('contact-email-taken');
  return [{ type: 'ContactUpdated', data: { partnerId, contact } }];
};
