import { z } from 'zod';
import { ROLES } from '../identity/permissions.ts';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { personal } from '../kernel/personal.ts';

const invitation = { invitationId: Id };

/** The stored format of an invitation. */
export const invitationEvents = {
  MemberInvited: z.strictObject({
    ...invitation,
    email: personal('invitationId', z.string()),
    role: z.enum(ROLES),
    partnerId: Id.nullable(),
    invitedBy: Id,
    expiresAt: Instant,
  }),
  InvitationAccepted: z.strictObject({ ...invitation, userId: Id }),
  InvitationRevoked: z.strictObject({ ...invitation }),
};

export type InvitationEvent = EventOf<typeof invitationEvents>;
