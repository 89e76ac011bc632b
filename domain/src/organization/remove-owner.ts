import { type Decision, reject } from '../kernel/decider.ts';
import type { OrganizationEvent } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Takes ownership away, also from oneself; quiet for somebody who is no owner. */
export interface RemoveOwner {
  readonly type: 'RemoveOwner';
  readonly data: { readonly organizationId: string; readonly userId: string; readonly by: string };
}

export const removeOwner = (
  { data: { organizationId, userId, by } }: RemoveOwner,
  { owners }: Organization,
): Decision<OrganizationEvent, OrganizationRejection> => {
  if (!owners.includes(userId)) return [];
  if (!owners.includes(by)) return reject('owner-required');
  return owners.length === 1 ? reject('last-owner') : [{ type: 'OwnerRemoved', data: { organizationId, userId } }];
};
