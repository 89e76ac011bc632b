import { Id, WorkflowRunResource } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandRun } from './command-run.ts';

export const cancelWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/cancel',
  tag: 'Workflow runs',
  summary: 'Cancel a run that has not ended',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: (request, deps) => {
    const { runId } = request.params;
    const at = deps.clock.now();
    return commandRun(request, deps, ({ workflowId }) => ({
      type: 'CancelRun',
      data: { runId, workflowId, reason: 'cancelled_by_hand', at },
    }));
  },
});
