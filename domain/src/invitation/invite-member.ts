import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { refusePartnerOfRole } from '../membership/partner-of-role.ts';
import type { InvitationEvent } from './invitation.events.ts';
import type { InvitationRejection } from './invitation.rejections.ts';
import type { Invitation } from './invitation.state.ts';

/**
 * Invites a person by e-mail. Never as an owner: everybody who manages members sees invitations, and an e-mail address
 * is not proven to be the invited person's own, so an admin could make themselves an owner that way. An owner makes
 * owners out of members.
 */
export interface InviteMember {
  readonly type: 'InviteMember';
  readonly data: DataOf<InvitationEvent, 'MemberInvited'>;
}

export const inviteMember = (
  { data }: InviteMember,
  invitation: Invitation | undefined,
): Decision<InvitationEvent, InvitationRejection> => {
  if (invitation !== undefined) return reject('invitation-already-exists');
  if (data.role === 'owner') return reject('owner-by-invitation');
  return refusePartnerOfRole(data) ?? [{ type: 'MemberInvited', data }];
};
