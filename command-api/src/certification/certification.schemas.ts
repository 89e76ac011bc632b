import { CertificationResource, Id, line, prose } from '@partneros/domain';
import { z } from 'zod';

/** Path of one certification. */
export const CertificationParams = z.strictObject({ certificationId: Id });

/** What callers may say of a certification. */
export const CertificationBody = z.strictObject({
  title: line(200),
  description: prose(5_000).nullable(),
  trainingIds: z
    .array(Id)
    .max(100)
    .transform((ids) => [...new Set(ids)]),
  validDays: z.int().min(1).max(36_500).nullable(),
});

/** A certification in an answer. */
export const CertificationAnswer = z.object({ certification: CertificationResource });
