import { task } from '@partneros/domain';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { taskProblems } from './task.problems.ts';
import { TaskAnswer, TaskParams } from './task.schemas.ts';

export const reopenTaskRoute = commandRoute({
  method: 'POST',
  path: '/api/tasks/:taskId/reopen',
  tag: 'Tasks',
  summary: 'Take a completed task up again',
  access: 'tasks:write',
  params: TaskParams,
  body: NoBody,
  answers: { status: 200, body: TaskAnswer },
  handle: (request, deps) => {
    const target = { decider: task, id: request.params.taskId, name: 'task', problems: taskProblems };
    return commandResource(request, deps, target, { type: 'ReopenTask', data: request.params });
  },
});
