import { type Decision, reject } from '../kernel/decider.ts';
import type { OrganizationEvent } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Makes a member an owner too. */
export interface AddOwner {
  readonly type: 'AddOwner';
  readonly data: { readonly organizationId: string; readonly userId: string; readonly by: string };
}

export const addOwner = (
  { data: { organizationId, userId, by } }: AddOwner,
  { owners }: Organization,
): Decision<OrganizationEvent, OrganizationRejection> => {
  if (!owners.includes(by)) return reject('owner-required');
  return owners.includes(userId) ? [] : [{ type: 'OwnerAdded', data: { organizationId, userId } }];
};
