import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { SIGNING_PARTIES } from './legal-template.events.ts';
import { LEGAL_TEMPLATE_STATUSES } from './legal-template.state.ts';

/** A role in an answer. */
export const SignerRoleShape = {
  role: z.string(),
  signedBy: z.enum(SIGNING_PARTIES),
  isRequired: z.boolean(),
} as const;

/** A legal template in an answer. */
export const LegalTemplateResource = resourceSchema({
  name: z.string(),
  description: z.string().nullable(),
  roles: z.array(z.object(SignerRoleShape)),
  status: z.enum(LEGAL_TEMPLATE_STATUSES),
});
