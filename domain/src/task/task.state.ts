import { type DataOf, evolution } from '../kernel/decider.ts';
import type { TaskEvent } from './task.events.ts';

/** The statuses of a task. */
export const TASK_STATUSES = ['open', 'completed'] as const;

/** Something for a person to do, as callers see it, between its id and its version. */
export interface Task extends Omit<DataOf<TaskEvent, 'TaskCreated'>, 'taskId'> {
  readonly status: (typeof TASK_STATUSES)[number];
  readonly completedAt: string | null;
}

export const evolveTask = evolution<Task, TaskEvent, 'TaskCreated'>(
  { TaskCreated: ({ taskId: _id, ...created }) => ({ ...created, status: 'open', completedAt: null }) },
  {
    TaskCompleted: (task, { completedAt }) => ({ ...task, status: 'completed', completedAt }),
    TaskReopened: (task) => ({ ...task, status: 'open', completedAt: null }),
  },
);
