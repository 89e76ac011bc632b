import type { Role } from '../identity/permissions.ts';
import { evolution } from '../kernel/decider.ts';
import type { MembershipEvent } from './membership.events.ts';

/** A person's place in an organization, by what was last said of it; who really owns, the organization knows. */
export interface MemberState {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The partner whose person this is; set for the role `partner` and for no other. */
  readonly partnerId: string | null;
  readonly status: 'active' | 'removed';
  /** Invitations that were used to join: none opens the door twice, least of all after a removal. */
  readonly usedInvitations: readonly string[];
}

export const evolveMembership = evolution<MemberState, MembershipEvent, 'MemberJoined'>(
  {
    MemberJoined: ({ email, name, role, partnerId, invitationId }, before) => ({
      email,
      name,
      role,
      partnerId,
      status: 'active',
      usedInvitations: [...(before?.usedInvitations ?? []), ...(invitationId === null ? [] : [invitationId])],
    }),
  },
  {
    MemberRoleChanged: (member, { to, toPartnerId }) => ({ ...member, role: to, partnerId: toPartnerId }),
    MemberRemoved: (member) => ({ ...member, status: 'removed' }),
  },
);
