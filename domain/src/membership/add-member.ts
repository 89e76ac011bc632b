import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { MembershipEvent } from './membership.events.ts';
import type { MembershipRejection } from './membership.rejections.ts';
import type { MemberState } from './membership.state.ts';
import { refusePartnerOfRole } from './partner-of-role.ts';

/** Takes a person into an organization, by an invitation or as its founder; also one who was removed before. */
export interface AddMember {
  readonly type: 'AddMember';
  readonly data: DataOf<MembershipEvent, 'MemberJoined'>;
}

export const addMember = (
  { data }: AddMember,
  member: MemberState | undefined,
): Decision<MembershipEvent, MembershipRejection> => {
  if (data.invitationId !== null && member?.usedInvitations.includes(data.invitationId)) return [];
  if (member?.status === 'active') return reject('member-already-joined');
  return refusePartnerOfRole(data) ?? [{ type: 'MemberJoined', data }];
};
