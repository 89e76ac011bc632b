import { Id, load, WorkflowRunResource, workflowRun, workflowRunResource } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getWorkflowRunRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-runs/:runId',
  tag: 'Workflow runs',
  summary: "One run with each step's status, input, output and timing, now or as of any moment",
  access: 'workflows:read',
  params: z.strictObject({ runId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { runId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, workflowRun, organizationId, runId)
        : await aggregateAsOf(deps, workflowRun, organizationId, runId, asOf);
    if (found === undefined) return problem(404, 'not_found', 'Run not found.');
    return {
      body: { run: workflowRunResource(runId, found) },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
