import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandOwnTask } from './command-own-task.ts';
import { TaskAnswer, TaskParams } from './task.schemas.ts';

export const completeTaskRoute = commandRoute({
  method: 'POST',
  path: '/api/tasks/:taskId/complete',
  tag: 'Tasks',
  summary: 'Say that a task is done',
  access: 'tasks:complete',
  keepsToOwnPartner: true,
  params: TaskParams,
  body: NoBody,
  answers: { status: 200, body: TaskAnswer },
  handle: (request, deps) =>
    commandOwnTask(request, deps, ({ occurredAt }) => ({
      type: 'CompleteTask',
      data: { ...request.params, completedAt: occurredAt },
    })),
});
