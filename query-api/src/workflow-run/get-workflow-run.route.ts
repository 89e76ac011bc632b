import { Id, load, RunDepth, streamOf, WorkflowRunResource, workflowRun, workflowRunResource } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { readableWorkflows } from './readable-workflows.ts';

export const getWorkflowRunRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-runs/:runId',
  tag: 'Workflow runs',
  summary: "One run with each step's status, input, output and timing, now or as of any moment",
  access: 'workflows:read',
  params: z.strictObject({ runId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource.extend({ depth: RunDepth }) }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller, params: { runId }, query: { atLeast, asOf } }, deps) => {
    const { organizationId } = caller;
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, workflowRun, organizationId, runId)
        : await aggregateAsOf(deps, workflowRun, organizationId, runId, asOf);
    const readable = found && (await readableWorkflows(deps, caller, [found.state.workflowId]));
    if (found === undefined || !readable?.size) return problem(404, 'not_found', 'Run not found.');
    const [first] = await deps.store.read(streamOf(workflowRun.category, organizationId, runId), { limit: 1 });
    return {
      body: { run: { ...workflowRunResource(runId, found), depth: first?.metadata.depth ?? 0 } },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
