import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';
import {
  FieldPlacement,
  SIGNING_PARTIES,
  TEMPLATE_SCOPES,
  TemplateDocument,
  TemplateSigning,
} from './legal-template.events.ts';
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
  scope: z.enum(TEMPLATE_SCOPES),
  fields: z.array(FieldPlacement),
  partnerId: z.string().nullable(),
  document: TemplateDocument.nullable(),
  signing: TemplateSigning.nullable(),
  status: z.enum(LEGAL_TEMPLATE_STATUSES),
});
