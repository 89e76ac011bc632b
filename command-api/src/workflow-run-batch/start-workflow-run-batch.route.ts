import {
  execute,
  Id,
  line,
  load,
  RUN_BATCH_VERBS,
  WorkflowRunBatchResource,
  workflow,
  workflowRunBatch,
  workflowRunBatchResource,
} from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { Moment } from '../http/moment.ts';
import { workflowRunBatchProblems } from './workflow-run-batch.problems.ts';

const Filter = z
  .strictObject({
    workflowId: Id.optional(),
    status: z.enum(['running', 'waiting', 'held', 'parked', 'failed', 'cancelled']).optional(),
    errorCode: line(100).optional(),
    reason: line(100).optional(),
    startedFrom: Moment.optional(),
    startedTo: Moment.optional(),
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), 'say which runs are meant');

export const startWorkflowRunBatchRoute = commandRoute({
  method: 'POST',
  path: '/api/workflow-run-batches',
  tag: 'Workflow runs',
  summary: 'Cancel, redrive or resume every run that matches: 202, and the work goes on',
  access: 'workflows:write',
  body: z.strictObject({
    verb: z.enum(RUN_BATCH_VERBS),
    filter: Filter.describe('Without a status: all that the verb can be done to.'),
  }),
  example: { verb: 'redrive', filter: { errorCode: 'unreachable', startedFrom: '2026-05-16T08:00:00.000Z' } },
  answers: { status: 202, body: z.object({ batch: WorkflowRunBatchResource }) },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { verb, filter } = request.body;
    if (filter.workflowId !== undefined && !(await load(deps, workflow, organizationId, filter.workflowId)))
      return problem(404, 'not_found', 'Workflow not found.');
    const cause = causeOf(request, deps);
    const workflowRunBatchId = deps.ids.derive(cause.commandId, 'workflow-run-batch');
    const outcome = await execute(deps, workflowRunBatch, {
      organizationId,
      id: workflowRunBatchId,
      command: { type: 'StartWorkflowRunBatch', data: { workflowRunBatchId, verb, filter } },
      cause,
    });
    return answerOutcome(outcome, {
      problems: workflowRunBatchProblems,
      status: 202,
      body: (batch) => ({ batch: workflowRunBatchResource(organizationId, workflowRunBatchId, batch) }),
    });
  },
});
