import { WorkflowRunBatchResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { workflowRunBatchesModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['createdAt'], default: '-createdAt' });

export const findWorkflowRunBatchesRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-run-batches',
  tag: 'Workflow runs',
  summary: 'What was done to many runs at once, newest first',
  access: 'workflows:read',
  query: z.strictObject({ ...page, status: z.enum(['running', 'finished']).optional() }),
  answers: {
    status: 200,
    body: z.object({
      batches: z.array(WorkflowRunBatchResource.omit({ refusedRuns: true })).describe('Without the refused runs.'),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, workflowRunBatchesModel, atLeast);
    const query = { where, sort, limit, cursor };
    const found = await deps.rows.find(workflowRunBatchesModel, caller.organizationId, query);
    const batches = found.rows.map(({ cursor: _cursor, refusedRuns: _refused, ...shown }) => shown);
    return { body: { batches, nextCursor: found.nextCursor } };
  },
});
