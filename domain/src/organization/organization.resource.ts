import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { PortalSettings } from './organization.events.ts';

/** An organization in an answer. */
export const OrganizationResource = resourceSchema({
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  owners: z.array(Id),
  aiPlan: z.object({
    monthlyCents: z
      .int()
      .nullable()
      .describe('What AI may cost in a month, in cents of a US dollar; `null`: what this installation allows.'),
  }),
  portal: PortalSettings,
});
