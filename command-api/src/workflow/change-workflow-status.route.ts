import { IN_FLIGHT } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandWorkflow } from './command-workflow.ts';
import { WorkflowAnswer, WorkflowParams } from './workflow.schemas.ts';

/** `activate-workflow` and `deactivate-workflow`: one switch on the page, one route. */
export const changeWorkflowStatusRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/status',
  tag: 'Workflows',
  summary: 'Switch a workflow on, from its latest version, or off',
  access: 'workflows:write',
  params: WorkflowParams,
  body: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('inactive'),
      inFlight: z
        .enum(IN_FLIGHT)
        .default('hold')
        .describe('Runs under way: hold until it is active again, finish, or cancel.'),
    }),
    z.strictObject({
      status: z.literal('active'),
      enrollExisting: z
        .boolean()
        .default(false)
        .describe('Begin with the records that are there already; ask for the enrolment preview first.'),
    }),
  ]),
  answers: { status: 200, body: WorkflowAnswer },
  handle: (request, deps) => {
    const { body } = request;
    const { workflowId } = request.params;
    return commandWorkflow(
      request,
      deps,
      body.status === 'active'
        ? { type: 'ActivateWorkflow', data: { workflowId, enrollExisting: body.enrollExisting } }
        : { type: 'DeactivateWorkflow', data: { workflowId, inFlight: body.inFlight } },
    );
  },
});
