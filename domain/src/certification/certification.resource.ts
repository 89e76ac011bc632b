import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A certification in an answer. */
export const CertificationResource = resourceSchema({
  title: z.string(),
  description: z.string().nullable(),
  trainingIds: z.array(Id),
  validDays: z.int().nullable(),
  isPublished: z.boolean(),
});
