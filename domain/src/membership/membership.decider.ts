import { type Decider, reject } from '../kernel/decider.ts';
import { type AddMember, addMember } from './add-member.ts';
import { type ChangeMemberRole, changeMemberRole } from './change-member-role.ts';
import { type MembershipEvent, membershipEvents } from './membership.events.ts';
import type { MembershipRejection } from './membership.rejections.ts';
import { evolveMembership, type MemberState } from './membership.state.ts';
import { type RemoveMember, removeMember } from './remove-member.ts';

export type MembershipCommand = AddMember | ChangeMemberRole | RemoveMember;

export const membership: Decider<MemberState, MembershipCommand, MembershipEvent, MembershipRejection> = {
  category: 'membership',
  events: membershipEvents,
  evolve: evolveMembership,
  decide: (command, member) => {
    if (command.type === 'AddMember') return addMember(command, member);
    if (member === undefined) return reject('member-not-found');
    if (member.status === 'removed') return command.type === 'RemoveMember' ? [] : reject('member-not-found');
    switch (command.type) {
      case 'ChangeMemberRole':
        return changeMemberRole(command, member);
      case 'RemoveMember':
        return removeMember(command, member);
    }
  },
};
