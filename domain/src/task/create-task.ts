import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { TaskEvent } from './task.events.ts';
import type { TaskRejection } from './task.rejections.ts';
import type { Task } from './task.state.ts';

/** Gives somebody something to do; `assigneeId` null leaves open who. */
export interface CreateTask {
  readonly type: 'CreateTask';
  readonly data: DataOf<TaskEvent, 'TaskCreated'>;
}

export const createTask = ({ data }: CreateTask, task: Task | undefined): Decision<TaskEvent, TaskRejection> =>
  task === undefined ? [{ type: 'TaskCreated', data }] : reject('task-already-exists');
