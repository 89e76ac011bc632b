import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** What a partner's contacts hold of a certification in an answer. */
export const PartnerCertificationResource = resourceSchema({
  partnerId: Id,
  certificationId: Id,
  title: z.string(),
  holders: z.array(z.object({ contactId: Id, completedAt: z.string(), expiresAt: z.string().nullable() })),
});
