import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A training in an answer. */
export const TrainingResource = resourceSchema({
  title: z.string(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  durationMinutes: z.int().nullable(),
  isPublished: z.boolean(),
});
