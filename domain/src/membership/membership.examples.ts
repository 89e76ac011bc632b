import type { Role } from '../identity/permissions.ts';
import type { DataOf } from '../kernel/decider.ts';
import type { AddMember } from './add-member.ts';
import type { MembershipEvent } from './membership.events.ts';

type Joined = DataOf<MembershipEvent, 'MemberJoined'>;

const joined = (over: Partial<Joined>): Joined => ({
  userId: 'user-1',
  email: 'grace@hopper.example',
  name: 'Grace Hopper',
  role: 'member',
  partnerId: null,
  invitationId: 'invitation-1',
  ...over,
});

export const addMemberCommand = (over: Partial<Joined> = {}): AddMember => ({ type: 'AddMember', data: joined(over) });

export const memberJoined = (over: Partial<Joined> = {}): MembershipEvent => ({
  type: 'MemberJoined',
  data: joined(over),
});

export const memberRoleChanged = (
  from: Role,
  to: Role,
  toPartnerId: string | null = null,
  fromPartnerId: string | null = null,
): MembershipEvent => ({
  type: 'MemberRoleChanged',
  data: { userId: 'user-1', from, to, fromPartnerId, toPartnerId },
});

export const memberRemoved = (role: Role = 'member'): MembershipEvent => ({
  type: 'MemberRemoved',
  data: { userId: 'user-1', role },
});
