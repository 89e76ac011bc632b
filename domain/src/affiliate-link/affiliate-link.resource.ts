import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { AFFILIATE_LINK_STATUSES } from './affiliate-link.state.ts';

/** An affiliate link in an answer. */
export const AffiliateLinkResource = resourceSchema({
  name: z.string(),
  slug: z.string(),
  applicationFormId: Id.nullable(),
  partnerId: Id.nullable(),
  status: z.enum(AFFILIATE_LINK_STATUSES),
});
