import { Id, load, WorkflowRunBatchResource, workflowRunBatch, workflowRunBatchResource } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getWorkflowRunBatchRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-run-batches/:batchId',
  tag: 'Workflow runs',
  summary: 'How far a batch of runs is, and which runs it was refused for; now or as of any moment',
  access: 'workflows:read',
  params: z.strictObject({ batchId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ batch: WorkflowRunBatchResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { batchId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, workflowRunBatch, organizationId, batchId)
        : await aggregateAsOf(deps, workflowRunBatch, organizationId, batchId, asOf);
    if (found === undefined) return problem(404, 'not_found', 'Batch not found.');
    return {
      body: { batch: workflowRunBatchResource(organizationId, batchId, found) },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
