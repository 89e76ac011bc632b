import { Id, TASK_STATUSES, TaskResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { tasksModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findTasksRoute = queryRoute({
  method: 'GET',
  path: '/api/tasks',
  tag: 'Tasks',
  summary: 'Tasks: search, filter, sort, page by page',
  access: 'tasks:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['dueAt', 'title', 'createdAt', 'updatedAt'], default: 'dueAt' }),
    status: z.enum(TASK_STATUSES).optional(),
    assigneeId: Id.optional(),
    partnerId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ tasks: z.array(TaskResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, tasksModel, atLeast);
    const found = await deps.rows.find(tasksModel, caller.organizationId, { where, search, sort, limit, cursor });
    return { body: { tasks: found.rows, nextCursor: found.nextCursor } };
  },
});
