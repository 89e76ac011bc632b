import { type Cause, execute, type WorkflowCommand, workflow, workflowResource } from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { workflowProblems } from './workflow.problems.ts';

/** A request about one workflow. */
export type WorkflowRequest = RouteRequest<'workflows:write', { readonly workflowId: string }, unknown, unknown>;

/** Carries a command on an existing workflow out. */
export const executeOnWorkflow = (
  request: WorkflowRequest,
  deps: CommandDeps,
  command: WorkflowCommand,
  cause: Cause = causeOf(request, deps),
) =>
  execute(deps, workflow, {
    organizationId: request.caller.organizationId,
    id: request.params.workflowId,
    command,
    cause,
    expectedVersion: request.ifMatch,
  });

/** Answers what became of a command with the workflow as it then is. */
export const answerWorkflow = (
  { caller: { organizationId }, params: { workflowId } }: WorkflowRequest,
  outcome: Awaited<ReturnType<typeof executeOnWorkflow>>,
): Answer | Problem =>
  answerOutcome(outcome, {
    problems: workflowProblems,
    body: (changed) => ({ workflow: workflowResource(organizationId, workflowId, changed) }),
  });

/** Carries a command on an existing workflow out, and answers with the workflow as it then is. */
export const commandWorkflow = async (
  request: WorkflowRequest,
  deps: CommandDeps,
  command: WorkflowCommand,
): Promise<Answer | Problem> => answerWorkflow(request, await executeOnWorkflow(request, deps, command));
