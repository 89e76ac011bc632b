import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandOwnTask } from './command-own-task.ts';
import { TaskAnswer, TaskParams } from './task.schemas.ts';

export const reopenTaskRoute = commandRoute({
  method: 'POST',
  path: '/api/tasks/:taskId/reopen',
  tag: 'Tasks',
  summary: 'Take a completed task up again',
  access: 'tasks:complete',
  keepsToOwnPartner: true,
  params: TaskParams,
  body: NoBody,
  answers: { status: 200, body: TaskAnswer },
  handle: (request, deps) => commandOwnTask(request, deps, () => ({ type: 'ReopenTask', data: request.params })),
});
