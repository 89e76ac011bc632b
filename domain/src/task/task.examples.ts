import type { CreateTask } from './create-task.ts';
import type { TaskEvent } from './task.events.ts';

const IDENTITY = { taskId: 'task-1', partnerId: 'partner-1' };

const created = (over: Partial<CreateTask['data']>): CreateTask['data'] => ({
  ...IDENTITY,
  title: 'Schedule a check-in',
  description: null,
  assigneeId: 'user-1',
  dueAt: '2026-06-01T12:00:00.000Z',
  ...over,
});

export const createTaskCommand = (over: Partial<CreateTask['data']> = {}): CreateTask => ({
  type: 'CreateTask',
  data: created(over),
});

export const taskCreated = (over: Partial<CreateTask['data']> = {}): TaskEvent => ({
  type: 'TaskCreated',
  data: created(over),
});

export const taskCompleted = (completedAt = '2026-05-20T12:00:00.000Z'): TaskEvent => ({
  type: 'TaskCompleted',
  data: { ...IDENTITY, completedAt },
});

export const taskReopened = (): TaskEvent => ({ type: 'TaskReopened', data: IDENTITY });
