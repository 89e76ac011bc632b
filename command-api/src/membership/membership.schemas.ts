import { Id, ROLES } from '@partneros/domain';
import { z } from 'zod';

/** A member in an answer; `role` is null for one who was removed. */
export const MemberAnswer = z.object({
  member: z.object({
    userId: Id,
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES).nullable(),
    partnerId: Id.nullable(),
    version: z.int(),
  }),
});
