import type { Role } from '../identity/permissions.ts';
import { evolution } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { InvitationEvent } from './invitation.events.ts';

/** An invitation as callers see it, between its id and its version. */
export interface Invitation {
  /** Lower-cased. */
  readonly email: string;
  readonly role: Role;
  readonly partnerId: string | null;
  readonly invitedBy: string;
  readonly expiresAt: Timestamp;
  /** A pending one may have expired: compare `expiresAt`. */
  readonly status: 'pending' | 'accepted' | 'revoked';
  readonly acceptedBy: string | null;
}

export const evolveInvitation = evolution<Invitation, InvitationEvent, 'MemberInvited'>(
  {
    MemberInvited: ({ email, role, partnerId, invitedBy, expiresAt }) => ({
      email,
      role,
      partnerId,
      invitedBy,
      expiresAt,
      status: 'pending',
      acceptedBy: null,
    }),
  },
  {
    InvitationAccepted: (invitation, { userId }) => ({ ...invitation, status: 'accepted', acceptedBy: userId }),
    InvitationRevoked: (invitation) => ({ ...invitation, status: 'revoked' }),
  },
);

/** Whether an invitation can still be accepted at a moment. */
export const isOpenInvitation = (
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  at: Timestamp,
): boolean => status === 'pending' && at < expiresAt;
