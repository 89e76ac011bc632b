import type { Role } from '../identity/permissions.ts';
import { load } from '../kernel/load.ts';
import { organization } from '../organization/organization.decider.ts';
import type { Organization } from '../organization/organization.state.ts';
import type { EventStore } from '../ports/event-store.ts';
import { membership } from './membership.decider.ts';
import type { MemberState } from './membership.state.ts';

/** What a person may count as in an organization. */
export interface EffectiveMembership {
  readonly role: Role;
  readonly partnerId?: string;
}

/**
 * What a person really is in an organization. The organization alone says who owns it. A membership that claims
 * ownership without it stands between the two steps of a demotion or removal that was cut short: it counts for nothing
 * until that command is repeated.
 */
export const effectiveMembership = (
  owners: Organization['owners'],
  userId: string,
  member: Pick<MemberState, 'role' | 'partnerId' | 'status'> | undefined,
): EffectiveMembership | undefined => {
  if (owners.includes(userId)) return { role: 'owner' };
  if (member === undefined || member.status === 'removed' || member.role === 'owner') return undefined;
  return member.partnerId === null ? { role: member.role } : { role: member.role, partnerId: member.partnerId };
};

/** Reads the two streams that say what a person is in an organization, so that a change bites at the next request. */
export const findMembership = async (
  deps: { readonly store: EventStore },
  organizationId: string,
  userId: string,
): Promise<EffectiveMembership | undefined> => {
  const [org, member] = await Promise.all([
    load(deps, organization, organizationId, organizationId),
    load(deps, membership, organizationId, userId),
  ]);
  return org && effectiveMembership(org.state.owners, userId, member?.state);
};
