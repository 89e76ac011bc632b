import { execute, Id, load, partner, runIdOf, workflow } from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { workflowProblems } from './workflow.problems.ts';

export const requestWorkflowRunRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/run-once',
  tag: 'Workflows',
  summary: 'Start an active workflow with a manual trigger',
  access: 'workflows:write',
  params: z.strictObject({ workflowId: Id }),
  body: z.strictObject({
    mode: z.literal('live').describe('Its effects are real.'),
    partnerId: Id.nullable().default(null).describe('The partner the run is about.'),
  }),
  answers: { status: 202, body: z.object({ run: z.object({ id: Id, workflowId: Id }) }) },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { workflowId } = request.params;
    const { partnerId } = request.body;
    if (partnerId !== null && (await load(deps, partner, organizationId, partnerId)) === undefined)
      return problem(404, 'not_found', 'Partner not found.');
    const cause = causeOf(request, deps);
    const outcome = await execute(deps, workflow, {
      organizationId,
      id: workflowId,
      command: { type: 'RequestWorkflowRun', data: { workflowId, partnerId } },
      cause,
      expectedVersion: request.ifMatch,
    });
    const requested = outcome.kind === 'recorded' ? outcome.events.at(-1) : undefined;
    return answerOutcome(outcome, {
      problems: workflowProblems,
      status: 202,
      body: () => ({ run: { id: runIdOf(deps.ids, workflowId, requested?.metadata.eventId ?? ''), workflowId } }),
    });
  },
});
