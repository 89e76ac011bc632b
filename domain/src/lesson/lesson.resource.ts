import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** One part of a lesson in an answer. */
export const LessonSectionResource = z.object({
  heading: z.string(),
  content: z.string(),
  imageUrl: z.string().nullable(),
  notes: z.string().nullable(),
});

/** A lesson in an answer. */
export const LessonResource = resourceSchema({
  trainingId: Id,
  title: z.string(),
  sections: z.array(LessonSectionResource),
  lessonVersion: z.int(),
  isRetired: z.boolean(),
});
