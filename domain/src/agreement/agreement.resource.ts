import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { SignerRoleShape } from '../legal-template/legal-template.resource.ts';
import { AGREEMENT_STATUSES, SIGNING_STATUSES } from './agreement.state.ts';

/** An agreement in an answer. */
export const AgreementResource = resourceSchema({
  partnerId: Id,
  templateId: Id,
  title: z.string(),
  status: z.enum(AGREEMENT_STATUSES),
  signers: z.array(
    z.object({ ...SignerRoleShape, signerName: z.string().nullable(), signedAt: z.string().nullable() }),
  ),
  sentAt: z.string(),
  fullySignedAt: z.string().nullable(),
  voidedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
  declinedAt: z.string().nullable(),
  declineReason: z.string().nullable(),
  expiredAt: z.string().nullable(),
  signing: z
    .object({
      provider: z.enum(['docuseal']),
      status: z.enum(SIGNING_STATUSES),
      submissionId: z.string().nullable(),
      attempts: z.int(),
      attemptedAt: z.string().nullable(),
      failure: z.string().nullable(),
    })
    .nullable()
    .describe('How far it is at Docuseal; null for one whose signatures are recorded here.'),
});
