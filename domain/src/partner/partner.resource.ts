import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { Contact, PartnerProfile, PartnerTags } from './partner.events.ts';

/** A partner in an answer. */
export const PartnerResource = resourceSchema({
  ...PartnerProfile.shape,
  stage: z.string(),
  tier: z.string().nullable(),
  tierSource: z.enum(['automatic', 'manual']).nullable(),
  partnerManagerId: Id.nullable(),
  tags: PartnerTags,
  contacts: z.array(Contact),
  primaryContactId: Id,
  fitScore: z.number().nullable(),
  healthScore: z.number().nullable(),
  lastActivityAt: z.string().nullable(),
  status: z.enum(['active', 'archived']),
  source: z.enum(['manual', 'import', 'application']),
  portalOnboarding: z.object({ completedSteps: z.array(z.string()), completedAt: z.string().nullable() }),
});
