import { z } from 'zod';
import { ROLES } from '../identity/permissions.ts';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** An invitation in an answer. */
export const InvitationResource = resourceSchema({
  email: z.string(),
  role: z.enum(ROLES),
  partnerId: Id.nullable(),
  invitedBy: Id,
  expiresAt: z.string(),
  status: z.enum(['pending', 'accepted', 'revoked']),
  acceptedBy: Id.nullable(),
});
