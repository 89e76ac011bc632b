import { type Decision, reject } from '../kernel/decider.ts';
import { contactOf } from './contacts.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Makes one of a partner's contacts the person we talk to. */
export interface SetPrimaryContact {
  readonly type: 'SetPrimaryContact';
  readonly data: { readonly partnerId: string; readonly contactId: string };
}

export const setPrimaryContact = (
  { data: { partnerId, contactId } }: SetPrimaryContact,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (contactOf(partner, contactId) === undefined) return reject('contact-not-found');
  if (contactId === partner.primaryContactId) return [];
  return [{ type: 'PrimaryContactChanged', data: { partnerId, from: partner.primaryContactId, to: contactId } }];
};
