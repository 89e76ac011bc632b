import { Id, isTaskFor, resourceOf, TaskResource, task } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { tasksModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Task not found.');

export const getTaskRoute = queryRoute({
  method: 'GET',
  path: '/api/tasks/:taskId',
  tag: 'Tasks',
  summary: 'One task, now or as of any moment',
  access: 'tasks:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ taskId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ task: TaskResource }) },
  handle: async ({ caller, params: { taskId }, query }, deps) => {
    const { organizationId } = caller;
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, task, organizationId, taskId, query.asOf);
      return then === undefined || !isTaskFor(then.state, caller)
        ? notFound
        : { body: { task: resourceOf(organizationId, taskId, then) } };
    }
    await waitUntilAtLeast(deps.rows, tasksModel, query.atLeast);
    const row = await deps.rows.get(tasksModel, organizationId, taskId);
    return row === undefined || !isTaskFor(row, caller) ? notFound : { body: { task: row }, version: row.version };
  },
});
