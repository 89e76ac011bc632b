import { type ApplicationCommand, application, type Cause, execute, resourceOf } from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { settle } from '../http/settle.ts';
import { applicationProblems } from './application.problems.ts';

/** A request about an existing application. */
export type ApplicationRequest = RouteRequest<'partners:write', { readonly applicationId: string }, unknown, unknown>;

/** Carries a command on an existing application out, waits for its consequences, and answers with the application. */
export const commandApplication = async (
  request: ApplicationRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => ApplicationCommand,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { applicationId } = request.params;
  const cause = causeOf(request, deps);
  const outcome = await execute(deps, application, {
    organizationId,
    id: applicationId,
    command: commandBy(cause),
    cause,
    expectedVersion: request.ifMatch,
  });
  const settled = outcome.kind === 'recorded' ? { ...outcome, position: await settle(deps, outcome) } : outcome;
  return answerOutcome(settled, {
    problems: applicationProblems,
    body: (found) => ({ application: resourceOf(organizationId, applicationId, found) }),
  });
};
