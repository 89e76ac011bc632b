import { execute, Id, load, WorkflowRunResource, workflowRun, workflowRunResource } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { workflowRunProblems } from './workflow-run.problems.ts';

export const cancelWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/cancel',
  tag: 'Workflow runs',
  summary: 'Cancel a run that has not ended',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { runId } = request.params;
    const found = await load(deps, workflowRun, organizationId, runId);
    if (found === undefined) return workflowRunProblems['run-not-found'];
    const { workflowId } = found.state;
    const outcome = await execute(deps, workflowRun, {
      organizationId,
      id: runId,
      command: {
        type: 'CancelRun',
        data: { runId, workflowId, reason: 'cancelled_by_hand', at: deps.clock.now() },
      },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: workflowRunProblems,
      body: (cancelled) => ({ run: workflowRunResource(runId, cancelled) }),
    });
  },
});
