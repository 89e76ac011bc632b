import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { TASK_STATUSES } from './task.state.ts';

/** A task in an answer. */
export const TaskResource = resourceSchema({
  title: z.string(),
  description: z.string().nullable(),
  assigneeId: Id.nullable(),
  partnerId: Id.nullable(),
  dueAt: z.string().nullable(),
  status: z.enum(TASK_STATUSES),
  completedAt: z.string().nullable(),
});
