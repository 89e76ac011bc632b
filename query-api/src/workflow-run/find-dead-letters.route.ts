import { Id, WorkflowRunSummary } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { readableWorkflows } from './readable-workflows.ts';
import { runConditions, runFilters } from './run-filters.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['stoppedAt', 'startedAt'], default: '-stoppedAt' });
const { reason: _reason, status: _status, ...filters } = runFilters;

export const findDeadLettersRoute = queryRoute({
  method: 'GET',
  path: '/api/dead-letters',
  tag: 'Dead letters',
  summary: 'Runs that failed or were parked, with the step and the reason; the latest first',
  access: 'workflows:read',
  query: z.strictObject({
    ...page,
    ...filters,
    workflowId: Id.optional(),
    status: z.enum(['failed', 'parked']).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ deadLetters: z.array(WorkflowRunSummary), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast, status, ...asked } }, deps) => {
    await waitUntilAtLeast(deps.rows, workflowRunsModel, atLeast);
    const where = { ...runConditions(asked), status: status ?? { in: ['failed', 'parked'] } };
    const found = await deps.rows.find(workflowRunsModel, caller.organizationId, { where, sort, limit, cursor });
    const readable = await readableWorkflows(
      deps,
      caller,
      found.rows.map(({ workflowId }) => workflowId),
    );
    const deadLetters = found.rows.filter(({ workflowId }) => readable.has(workflowId));
    return { body: { deadLetters, nextCursor: found.nextCursor } };
  },
});
