import { Id, load, workflowRun } from '@partneros/domain';
import { problem, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { shownStatus, WorkflowRunResource } from './workflow-run.resource.ts';

export const getWorkflowRunRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-runs/:runId',
  tag: 'Workflow runs',
  summary: "One run with each step's status, input, output and timing",
  access: 'workflows:read',
  params: z.strictObject({ runId: Id }),
  query: z.strictObject(readQuery),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { runId } }, deps) => {
    const found = await load(deps, workflowRun, organizationId, runId);
    if (found === undefined) return problem(404, 'not_found', 'Run not found.');
    return { body: { run: { id: runId, ...found.state, status: shownStatus(found.state) } }, version: found.version };
  },
});
