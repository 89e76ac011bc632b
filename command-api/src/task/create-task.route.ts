import { load, task } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { taskProblems } from './task.problems.ts';
import { TaskAnswer, TaskBody } from './task.schemas.ts';

export const createTaskRoute = commandRoute({
  method: 'POST',
  path: '/api/tasks',
  tag: 'Tasks',
  summary: 'Give somebody something to do',
  access: 'tasks:write',
  body: TaskBody,
  answers: { status: 201, body: TaskAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.body;
    const cause = causeOf(request, deps);
    const taskId = deps.ids.derive(cause.commandId, 'task');
    const refused = partnerId === null ? undefined : await partnerProblem(deps, organizationId, partnerId);
    // A repeat answers as the first time did, also when the partner was archived in between.
    if (refused && !(await load(deps, task, organizationId, taskId))) return refused;

    const target = { decider: task, id: taskId, name: 'task', problems: taskProblems, status: 201 };
    return commandResource(request, deps, target, { type: 'CreateTask', data: { taskId, ...request.body } }, cause);
  },
});
