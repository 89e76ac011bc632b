import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { InvitationEvent } from './invitation.events.ts';
import type { InvitationRejection } from './invitation.rejections.ts';
import { type Invitation, isOpenInvitation } from './invitation.state.ts';

/** Uses an invitation up for the user it is addressed to. The membership follows from it. */
export interface AcceptInvitation {
  readonly type: 'AcceptInvitation';
  readonly data: {
    readonly invitationId: string;
    readonly userId: string;
    /** The user's own address, lower-cased. */
    readonly email: string;
    readonly at: Timestamp;
  };
}

export const acceptInvitation = (
  { data: { invitationId, userId, email, at } }: AcceptInvitation,
  invitation: Invitation,
): Decision<InvitationEvent, InvitationRejection> => {
  if (invitation.email !== email) return reject('invitation-for-someone-else');
  if (invitation.status === 'revoked') return reject('invitation-revoked');
  if (invitation.status === 'accepted') return invitation.acceptedBy === userId ? [] : reject('invitation-accepted');
  if (!isOpenInvitation(invitation, at)) return reject('invitation-expired');
  return [{ type: 'InvitationAccepted', data: { invitationId, userId } }];
};
