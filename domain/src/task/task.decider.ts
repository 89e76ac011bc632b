import { type Decider, reject } from '../kernel/decider.ts';
import { type CompleteTask, completeTask } from './complete-task.ts';
import { type CreateTask, createTask } from './create-task.ts';
import { type ReopenTask, reopenTask } from './reopen-task.ts';
import { type TaskEvent, taskEvents } from './task.events.ts';
import type { TaskRejection } from './task.rejections.ts';
import { evolveTask, type Task } from './task.state.ts';

export type TaskCommand = CreateTask | CompleteTask | ReopenTask;

export const task: Decider<Task, TaskCommand, TaskEvent, TaskRejection> = {
  category: 'task',
  events: taskEvents,
  evolve: evolveTask,
  decide: (command, task) => {
    if (command.type === 'CreateTask') return createTask(command, task);
    if (task === undefined) return reject('task-not-found');
    switch (command.type) {
      case 'CompleteTask':
        return completeTask(command, task);
      case 'ReopenTask':
        return reopenTask(command, task);
    }
  },
};
