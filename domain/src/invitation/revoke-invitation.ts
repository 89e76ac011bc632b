import { type Decision, reject } from '../kernel/decider.ts';
import type { InvitationEvent } from './invitation.events.ts';
import type { InvitationRejection } from './invitation.rejections.ts';
import type { Invitation } from './invitation.state.ts';

/** Takes an invitation back before it is accepted. */
export interface RevokeInvitation {
  readonly type: 'RevokeInvitation';
  readonly data: { readonly invitationId: string };
}

export const revokeInvitation = (
  { data: { invitationId } }: RevokeInvitation,
  { status }: Invitation,
): Decision<InvitationEvent, InvitationRejection> => {
  switch (status) {
    case 'pending':
      return [{ type: 'InvitationRevoked', data: { invitationId } }];
    case 'revoked':
      return [];
    case 'accepted':
      return reject('invitation-accepted');
  }
};
