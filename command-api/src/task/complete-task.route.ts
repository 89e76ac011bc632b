import { task } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { taskProblems } from './task.problems.ts';
import { TaskAnswer, TaskParams } from './task.schemas.ts';

export const completeTaskRoute = commandRoute({
  method: 'POST',
  path: '/api/tasks/:taskId/complete',
  tag: 'Tasks',
  summary: 'Say that a task is done',
  access: 'tasks:write',
  params: TaskParams,
  body: NoBody,
  answers: { status: 200, body: TaskAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const target = { decider: task, id: request.params.taskId, name: 'task', problems: taskProblems };
    return commandResource(
      request,
      deps,
      target,
      { type: 'CompleteTask', data: { ...request.params, completedAt: cause.occurredAt } },
      cause,
    );
  },
});
