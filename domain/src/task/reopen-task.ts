import type { Decision } from '../kernel/decider.ts';
import type { TaskEvent } from './task.events.ts';
import type { Task } from './task.state.ts';

/** Takes a completed task up again. */
export interface ReopenTask {
  readonly type: 'ReopenTask';
  readonly data: { readonly taskId: string };
}

export const reopenTask = (
  { data: { taskId } }: ReopenTask,
  { status, partnerId }: Task,
): Decision<TaskEvent, never> => (status === 'open' ? [] : [{ type: 'TaskReopened', data: { taskId, partnerId } }]);
