import {
  FIELD_KINDS,
  Id,
  LegalTemplateResource,
  line,
  prose,
  SIGNING_PARTIES,
  TEMPLATE_SCOPES,
} from '@partneros/domain';
import { jsonField, uploadedFile } from '@partneros/infra/http';
import { z } from 'zod';

/** Path of one legal template. */
export const LegalTemplateParams = z.strictObject({ templateId: Id });

/** What callers may say of a legal template. */
export const LegalTemplateBody = z.strictObject({
  name: line(200),
  description: prose(5_000).nullable().default(null),
  roles: z
    .array(
      z.strictObject({
        role: line(100),
        signedBy: z.enum(SIGNING_PARTIES),
        isRequired: z.boolean().default(true).describe('false: an agreement is complete without this signature.'),
      }),
    )
    .min(1)
    .max(20),
});

const Part = z.number().min(0).max(1);
const Placements = z
  .array(
    z.strictObject({
      name: line(100),
      type: z.enum(FIELD_KINDS),
      role: line(100),
      areas: z
        .array(z.strictObject({ page: z.int().min(1).max(1_000), x: Part, y: Part, w: Part, h: Part }))
        .min(1)
        .max(50),
    }),
  )
  .max(200);

/** The form that a template is uploaded with. */
export const UploadForm = z.strictObject({
  file: uploadedFile('A PDF of at most 10 MB and 200 pages, without scripts, attachments and passwords.'),
  partnerId: Id,
  name: line(200),
  description: prose(5_000).optional(),
  scope: z.enum(TEMPLATE_SCOPES),
  fields: jsonField(
    Placements,
    'JSON: what is filled in where, `[{ name, type, role, areas: [{ page, x, y, w, h }] }]`, in parts of the page.',
  ),
  roles: jsonField(z.array(line(100)).min(1).max(20), 'JSON: the names of the roles, `["Partner", "PartnerOS"]`.'),
});

/** A legal template in an answer. */
export const LegalTemplateAnswer = z.object({ template: LegalTemplateResource });
