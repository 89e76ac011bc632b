import type { Decision } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { TaskEvent } from './task.events.ts';
import type { Task } from './task.state.ts';

/** Says that a task is done. */
export interface CompleteTask {
  readonly type: 'CompleteTask';
  readonly data: { readonly taskId: string; readonly completedAt: Timestamp };
}

export const completeTask = (
  { data: { taskId, completedAt } }: CompleteTask,
  { status, partnerId }: Task,
): Decision<TaskEvent, never> =>
  status === 'completed' ? [] : [{ type: 'TaskCompleted', data: { taskId, partnerId, completedAt } }];
