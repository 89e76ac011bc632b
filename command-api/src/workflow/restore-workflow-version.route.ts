import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandWorkflow } from './command-workflow.ts';
import { DraftField, VersionNote, WorkflowAnswer, WorkflowParams } from './workflow.schemas.ts';

export const restoreWorkflowVersionRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/restore',
  tag: 'Workflows',
  summary:
    'Save an earlier version again, as the next one; an active workflow runs it from then on, unless it is a draft',
  access: 'workflows:write',
  params: WorkflowParams,
  body: z.strictObject({ version: z.int().min(1), draft: DraftField, note: VersionNote }),
  answers: { status: 200, body: WorkflowAnswer },
  handle: (request, deps) => {
    const { workflowId } = request.params;
    return commandWorkflow(request, deps, { type: 'RestoreWorkflowVersion', data: { workflowId, ...request.body } });
  },
});
