import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** What a portal account can be. */
export const PORTAL_ACCOUNT_STATUSES = ['provisioned', 'claimed', 'revoked'] as const;

/** A partner's portal account in an answer; its id is the partner's. */
export const PortalAccountResource = resourceSchema({
  partnerId: Id,
  contactId: Id,
  status: z.enum(PORTAL_ACCOUNT_STATUSES),
  link: z.int().describe('Counts the links that were made; only the newest opens anything.'),
  linkStatus: z.enum(['pending', 'sent', 'failed']),
  linkProblem: z.string().nullable(),
  sentTo: z.string().nullable(),
  expiresAt: z.string().nullable(),
  claimedBy: Id.nullable(),
  claimedAt: z.string().nullable(),
});
