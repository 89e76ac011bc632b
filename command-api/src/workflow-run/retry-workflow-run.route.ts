import { Id, WorkflowRunResource } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandRun } from './command-run.ts';
import { retryCommand } from './retry-command.ts';

export const retryWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/retry',
  tag: 'Workflow runs',
  summary: 'Take a run that has ended up again from a step, in its own or a later version',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  body: z.strictObject({
    nodeId: Id.describe('The step to begin with; everything after it is done again as well.'),
    version: z.int().min(1).optional().describe('A later published version; default: the one the run is in.'),
    repeat: z
      .boolean()
      .default(false)
      .describe('Steps that succeeded may happen once more, under a new idempotency key. Without it that is a 409.'),
  }),
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    const { runId } = request.params;
    return commandRun(request, deps, (run) => retryCommand(deps, run, { organizationId, runId, ...request.body }));
  },
});
