import { type Decision, reject } from '../kernel/decider.ts';
import { contactOf } from './contacts.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Removes a person from a partner. The primary contact stays: make another one primary first. */
export interface RemoveContact {
  readonly type: 'RemoveContact';
  readonly data: { readonly partnerId: string; readonly contactId: string };
}

export const removeContact = ({ data }: RemoveContact, partner: Partner): Decision<PartnerEvent, PartnerRejection> => {
  if (contactOf(partner, data.contactId) === undefined) return reject('contact-not-found');
  if (data.contactId === partner.primaryContactId) return reject('contact-is-primary');
  return [{ type: 'ContactRemoved', data }];
};
