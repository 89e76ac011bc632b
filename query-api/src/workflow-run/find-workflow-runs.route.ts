import { Id, load, WorkflowRunSummary, workflow } from '@partneros/domain';
import { pageQuery, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['startedAt'], default: '-startedAt' });

export const findWorkflowRunsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/runs',
  tag: 'Workflow runs',
  summary: 'Runs of a workflow, newest first',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({
    ...page,
    status: z.enum(['running', 'waiting', 'held', 'succeeded', 'failed', 'cancelled', 'skipped']).optional(),
    partnerId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ runs: z.array(WorkflowRunSummary), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, params, query: { limit, cursor, sort, atLeast, status, partnerId } }, deps) => {
    const { rows } = deps;
    // A deleted workflow is still there for this: what it did stays on record.
    if ((await load(deps, workflow, caller.organizationId, params.workflowId)) === undefined)
      return problem(404, 'not_found', 'Workflow not found.');
    await waitUntilAtLeast(rows, workflowRunsModel, atLeast);
    const where = { workflowId: params.workflowId, status, partnerId };
    const found = await rows.find(workflowRunsModel, caller.organizationId, { where, sort, limit, cursor });
    return { body: { runs: found.rows, nextCursor: found.nextCursor } };
  },
});
