import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A training in an answer. */
export const TrainingResource = resourceSchema({
  title: z.string(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  durationMinutes: z.int().nullable(),
  isPublished: z.boolean(),
  lessonIds: z.array(Id).describe('Its modules, in the order they are taken.'),
});
