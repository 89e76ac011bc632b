import { ROLES, type Role } from '../identity/permissions.ts';
import { type Decision, reject } from '../kernel/decider.ts';
import type { MembershipEvent } from './membership.events.ts';
import type { MembershipRejection } from './membership.rejections.ts';
import type { MemberState } from './membership.state.ts';
import { refusePartnerOfRole } from './partner-of-role.ts';

/** Gives a member another role. Ownership itself is given and taken on the organization, before this. */
export interface ChangeMemberRole {
  readonly type: 'ChangeMemberRole';
  readonly data: {
    readonly userId: string;
    readonly role: Role;
    readonly partnerId: string | null;
    /** Who does it, and as what. */
    readonly by: { readonly userId: string; readonly role: Role };
  };
}

export const changeMemberRole = (
  { data: { userId, role, partnerId, by } }: ChangeMemberRole,
  member: MemberState,
): Decision<MembershipEvent, MembershipRejection> => {
  const refused = refusePartnerOfRole({ role, partnerId });
  if (refused !== undefined) return refused;
  if (by.userId === userId && isAbove(role, by.role)) return reject('own-role-raised');
  if (role === member.role && partnerId === member.partnerId) return [];
  return [
    {
      type: 'MemberRoleChanged',
      data: { userId, from: member.role, to: role, fromPartnerId: member.partnerId, toPartnerId: partnerId },
    },
  ];
};

const isAbove = (role: Role, other: Role): boolean => ROLES.indexOf(role) < ROLES.indexOf(other);
