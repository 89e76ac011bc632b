import { answerOutcome } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { executeOnWorkflow } from './command-workflow.ts';
import { workflowProblems } from './workflow.problems.ts';
import { WorkflowParams } from './workflow.schemas.ts';

export const deleteWorkflowRoute = commandRoute({
  method: 'DELETE',
  path: '/api/workflows/:workflowId',
  tag: 'Workflows',
  summary: 'Delete a workflow for good; its runs are cancelled',
  access: 'workflows:write',
  params: WorkflowParams,
  answers: { status: 200, body: z.object({ success: z.literal(true) }) },
  handle: async (request, deps) => {
    const { workflowId } = request.params;
    const outcome = await executeOnWorkflow(request, deps, { type: 'DeleteWorkflow', data: { workflowId } });
    return answerOutcome(outcome, { problems: workflowProblems, body: () => ({ success: true }) });
  },
});
