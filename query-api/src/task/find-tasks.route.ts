import { Id, TASK_STATUSES, TaskResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { tasksModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findTasksRoute = queryRoute({
  method: 'GET',
  path: '/api/tasks',
  tag: 'Tasks',
  summary: 'Tasks, to a partner’s person their own: search, filter, sort, page by page',
  access: 'tasks:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['dueAt', 'title', 'createdAt', 'updatedAt'], default: 'dueAt' }),
    status: z.enum(TASK_STATUSES).optional(),
    assigneeId: Id.optional(),
    partnerId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ tasks: z.array(TaskResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, tasksModel, atLeast);
    // A partner's person sees what was given to them, and not what others are to do about their partner.
    const assigned = caller.partnerId === undefined ? where.assigneeId : caller.userId;
    const isOthers = where.assigneeId !== undefined && where.assigneeId !== assigned;
    const found = await deps.rows.find(tasksModel, caller.organizationId, {
      where: {
        ...where,
        partnerId: partnerFilter(caller.partnerId, where.partnerId),
        assigneeId: isOthers ? { in: [] } : assigned,
      },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { tasks: found.rows, nextCursor: found.nextCursor } };
  },
});
