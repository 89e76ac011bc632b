import type { DataOf } from '../kernel/decider.ts';
import type { InvitationEvent } from './invitation.events.ts';
import type { InviteMember } from './invite-member.ts';

type Invited = DataOf<InvitationEvent, 'MemberInvited'>;

const invited = (over: Partial<Invited>): Invited => ({
  invitationId: 'invitation-1',
  email: 'grace@hopper.example',
  role: 'member',
  partnerId: null,
  invitedBy: 'founder',
  expiresAt: '2026-05-23T12:00:00.000Z',
  ...over,
});

export const inviteMemberCommand = (over: Partial<Invited> = {}): InviteMember => ({
  type: 'InviteMember',
  data: invited(over),
});

export const memberInvited = (over: Partial<Invited> = {}): InvitationEvent => ({
  type: 'MemberInvited',
  data: invited(over),
});

export const invitationAccepted = (userId = 'user-1'): InvitationEvent => ({
  type: 'InvitationAccepted',
  data: { invitationId: 'invitation-1', userId },
});

export const invitationRevoked = (): InvitationEvent => ({
  type: 'InvitationRevoked',
  data: { invitationId: 'invitation-1' },
});
