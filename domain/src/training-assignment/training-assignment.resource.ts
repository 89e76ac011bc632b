import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A training assignment in an answer. */
export const TrainingAssignmentResource = resourceSchema({
  partnerId: Id,
  trainingId: Id,
  title: z.string(),
  assignedAt: z.string(),
});
