import { Id, WorkflowRunResource } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandRun } from './command-run.ts';

export const holdWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/hold',
  tag: 'Workflow runs',
  summary: 'Hold a run before its next step, until it is resumed',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: (request, deps) => {
    const { runId } = request.params;
    const at = deps.clock.now();
    return commandRun(request, deps, ({ workflowId }) => ({
      type: 'HoldRun',
      data: { runId, workflowId, reason: 'held_by_hand', at },
    }));
  },
});
