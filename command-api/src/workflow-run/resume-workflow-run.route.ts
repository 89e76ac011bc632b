import { Id, load, WorkflowRunResource, workflow } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandRun } from './command-run.ts';

export const resumeWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/resume',
  tag: 'Workflow runs',
  summary: 'Let a held run go on, also one that is held because its workflow starts too many',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    const { runId } = request.params;
    return commandRun(request, deps, async ({ workflowId }) => {
      const found = await load(deps, workflow, organizationId, workflowId);
      if (found?.state.status !== 'active')
        return problem(409, 'invalid_state', 'The workflow is not active; activate it first.');
      return { type: 'ResumeRun', data: { runId, workflowId, at: deps.clock.now() } };
    });
  },
});
