import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A contact's progress in a training in an answer. */
export const TrainingProgressResource = resourceSchema({
  partnerId: Id,
  contactId: Id,
  trainingId: Id,
  title: z.string(),
  completedLessonIds: z.array(Id),
  modules: z.int().describe('Lessons the training had when the last one was completed.'),
  completedAt: z.string().nullable(),
});
