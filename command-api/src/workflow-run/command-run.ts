import {
  execute,
  load,
  type Permission,
  type WorkflowRun,
  type WorkflowRunCommand,
  workflowRun,
  workflowRunResource,
} from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { workflowRunProblems } from './workflow-run.problems.ts';

/** Carries out what is asked of a run, and answers with the run as it then is. */
export const commandRun = async (
  request: RouteRequest<Permission, { readonly runId: string }, unknown, unknown>,
  deps: CommandDeps,
  commandFor: (run: WorkflowRun) => WorkflowRunCommand | Problem | Promise<WorkflowRunCommand | Problem>,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { runId } = request.params;
  const found = await load(deps, workflowRun, organizationId, runId);
  if (found === undefined) return workflowRunProblems['run-not-found'];
  const command = await commandFor(found.state);
  if (command instanceof Problem) return command;
  const outcome = await execute(deps, workflowRun, {
    organizationId,
    id: runId,
    command,
    cause: causeOf(request, deps),
    expectedVersion: request.ifMatch,
  });
  return answerOutcome(outcome, {
    problems: workflowRunProblems,
    body: (run) => ({ run: workflowRunResource(runId, run) }),
  });
};
