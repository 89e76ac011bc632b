import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A specialization in an answer. */
export const SpecializationResource = resourceSchema({
  title: z.string(),
  description: z.string().nullable(),
  trainingIds: z.array(Id),
  isPublished: z.boolean(),
});
