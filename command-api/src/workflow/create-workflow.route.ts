import { execute, workflow, workflowResource } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { workflowProblems } from './workflow.problems.ts';
import { WorkflowAnswer, WorkflowDescription, WorkflowName, WorkflowStageField } from './workflow.schemas.ts';

export const createWorkflowRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows',
  tag: 'Workflows',
  summary: 'Begin a workflow: a draft with a manual trigger',
  access: 'workflows:write',
  body: z.strictObject({
    name: WorkflowName,
    description: WorkflowDescription.default(null),
    stage: WorkflowStageField,
  }),
  answers: { status: 201, body: WorkflowAnswer },
  handle: async (request, deps) => {
    const { organizationId, userId } = request.caller;
    const cause = causeOf(request, deps);
    const workflowId = deps.ids.derive(cause.commandId, 'workflow');
    const outcome = await execute(deps, workflow, {
      organizationId,
      id: workflowId,
      command: { type: 'CreateWorkflow', data: { workflowId, ...request.body, createdBy: userId } },
      cause,
    });
    return answerOutcome(outcome, {
      problems: workflowProblems,
      status: 201,
      body: (created) => ({ workflow: workflowResource(organizationId, workflowId, created) }),
    });
  },
});
