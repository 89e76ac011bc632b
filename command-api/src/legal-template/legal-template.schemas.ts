import { Id, LegalTemplateResource, line, prose, SIGNING_PARTIES } from '@partneros/domain';
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

/** A legal template in an answer. */
export const LegalTemplateAnswer = z.object({ template: LegalTemplateResource });
