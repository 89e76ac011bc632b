import { Id } from '@partneros/domain';
import { pageQuery, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { readableWorkflows } from './readable-workflows.ts';
import { RunPage, runConditions, runFilters } from './run-filters.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['startedAt'], default: '-startedAt' });

export const findWorkflowRunsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/runs',
  tag: 'Workflow runs',
  summary: 'Runs of a workflow, newest first; of a deleted one for those who may read the log',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({ ...page, ...runFilters }),
  answers: { status: 200, body: RunPage },
  handle: async ({ caller, params: { workflowId }, query: { limit, cursor, sort, atLeast, ...filters } }, deps) => {
    const { rows } = deps;
    if (!(await readableWorkflows(deps, caller, [workflowId])).has(workflowId))
      return problem(404, 'not_found', 'Workflow not found.');
    await waitUntilAtLeast(rows, workflowRunsModel, atLeast);
    const where = { ...runConditions(filters), workflowId };
    const found = await rows.find(workflowRunsModel, caller.organizationId, { where, sort, limit, cursor });
    return { body: { runs: found.rows, nextCursor: found.nextCursor } };
  },
});
