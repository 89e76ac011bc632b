import { Id, WorkflowRunResource } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandRun } from './command-run.ts';
import { retryCommand } from './retry-command.ts';

export const redriveWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-runs/:runId/redrive',
  tag: 'Workflow runs',
  summary: 'Take a failed, parked or cancelled run up again from where it stopped, with all its attempts',
  access: 'workflows:write',
  params: z.strictObject({ runId: Id }),
  body: NoBody,
  answers: { status: 200, body: z.object({ run: WorkflowRunResource }) },
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    const { runId } = request.params;
    return commandRun(request, deps, (run) => retryCommand(deps, run, { organizationId, runId }));
  },
});
