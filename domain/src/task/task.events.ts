import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { personal } from '../kernel/personal.ts';

const task = { taskId: Id, partnerId: Id.nullable() };

/** The stored format of a task: never edited, only lifted by upcasts. */
export const taskEvents = {
  TaskCreated: z.strictObject({
    ...task,
    title: personal('taskId', z.string()),
    description: personal('taskId', z.string()).nullable(),
    assigneeId: Id.nullable(),
    dueAt: Instant.nullable(),
  }),
  TaskCompleted: z.strictObject({ ...task, completedAt: Instant }),
  TaskReopened: z.strictObject(task),
};

export type TaskEvent = EventOf<typeof taskEvents>;
