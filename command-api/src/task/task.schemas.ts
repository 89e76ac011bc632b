import { Id, line, prose, TaskResource } from '@partneros/domain';
import { z } from 'zod';
import { Moment } from '../http/moment.ts';

/** Path of one task. */
export const TaskParams = z.strictObject({ taskId: Id });

/** A task as callers give one. */
export const TaskBody = z.strictObject({
  title: line(500),
  description: prose(5_000).nullable().default(null),
  assigneeId: Id.nullable().default(null),
  partnerId: Id.nullable().default(null),
  dueAt: Moment.nullable().default(null),
});

/** A task in an answer. */
export const TaskAnswer = z.object({ task: TaskResource });
