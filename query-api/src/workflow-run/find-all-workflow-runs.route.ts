import { Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { readableWorkflows } from './readable-workflows.ts';
import { RunPage, runConditions, runFilters } from './run-filters.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['startedAt', 'stoppedAt'], default: '-startedAt' });

export const findAllWorkflowRunsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-runs',
  tag: 'Workflow runs',
  summary: 'Runs of all workflows, newest first',
  access: 'workflows:read',
  query: z.strictObject({ ...page, ...runFilters, workflowId: Id.optional() }),
  answers: { status: 200, body: RunPage },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast, ...filters } }, deps) => {
    await waitUntilAtLeast(deps.rows, workflowRunsModel, atLeast);
    const query = { where: runConditions(filters), sort, limit, cursor };
    const found = await deps.rows.find(workflowRunsModel, caller.organizationId, query);
    const readable = await readableWorkflows(
      deps,
      caller,
      found.rows.map(({ workflowId }) => workflowId),
    );
    const runs = found.rows.filter(({ workflowId }) => readable.has(workflowId));
    return { body: { runs, nextCursor: found.nextCursor } };
  },
});
