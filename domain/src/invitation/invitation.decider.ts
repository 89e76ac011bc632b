import { type Decider, reject } from '../kernel/decider.ts';
import { type AcceptInvitation, acceptInvitation } from './accept-invitation.ts';
import { type InvitationEvent, invitationEvents } from './invitation.events.ts';
import type { InvitationRejection } from './invitation.rejections.ts';
import { evolveInvitation, type Invitation } from './invitation.state.ts';
import { type InviteMember, inviteMember } from './invite-member.ts';
import { type RevokeInvitation, revokeInvitation } from './revoke-invitation.ts';

export type InvitationCommand = InviteMember | AcceptInvitation | RevokeInvitation;

export const invitation: Decider<Invitation, InvitationCommand, InvitationEvent, InvitationRejection> = {
  category: 'invitation',
  events: invitationEvents,
  evolve: evolveInvitation,
  decide: (command, invitation) => {
    if (command.type === 'InviteMember') return inviteMember(command, invitation);
    if (invitation === undefined) return reject('invitation-not-found');
    switch (command.type) {
      case 'AcceptInvitation':
        return acceptInvitation(command, invitation);
      case 'RevokeInvitation':
        return revokeInvitation(command, invitation);
    }
  },
};
