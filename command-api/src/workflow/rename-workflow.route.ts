import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandWorkflow } from './command-workflow.ts';
import {
  WorkflowAnswer,
  WorkflowDescription,
  WorkflowName,
  WorkflowParams,
  WorkflowStageField,
} from './workflow.schemas.ts';

export const renameWorkflowRoute = commandRoute({
  method: 'PATCH',
  path: '/api/workflows/:workflowId',
  tag: 'Workflows',
  summary: 'Change the name, the description or the stage of a workflow',
  access: 'workflows:write',
  params: WorkflowParams,
  body: z.strictObject({
    name: WorkflowName.optional(),
    description: WorkflowDescription.optional(),
    stage: WorkflowStageField.optional(),
  }),
  answers: { status: 200, body: WorkflowAnswer },
  handle: (request, deps) =>
    commandWorkflow(request, deps, {
      type: 'RenameWorkflow',
      data: { workflowId: request.params.workflowId, ...request.body },
    }),
});
