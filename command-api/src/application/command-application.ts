import {
  type Application,
  type ApplicationCommand,
  application,
  type Cause,
  execute,
  executeReservingFor,
  type Heir,
  type Partner,
  resourceOf,
} from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { settle } from '../http/settle.ts';
import { domainTaken } from '../partner/partner.problems.ts';
import { applicationProblems } from './application.problems.ts';

/** A request about an existing application. */
export type ApplicationRequest = RouteRequest<'partners:write', { readonly applicationId: string }, unknown, unknown>;

/**
 * Carries a command on an existing application out, waits for its consequences, and answers with the application. `heir`:
 * the partner that follows, and the domain that it is to have alone.
 */
export const commandApplication = async (
  request: ApplicationRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => ApplicationCommand,
  heir?: Heir<Application, Partner>,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { applicationId } = request.params;
  const cause = causeOf(request, deps);
  const command = commandBy(cause);
  const asked = { organizationId, id: applicationId, command, cause, expectedVersion: request.ifMatch };
  const outcome = await (heir === undefined
    ? execute(deps, application, asked)
    : executeReservingFor(deps, application, asked, heir));
  if (outcome.kind === 'taken') return domainTaken;
  const settled = outcome.kind === 'recorded' ? { ...outcome, position: await settle(deps, outcome) } : outcome;
  return answerOutcome(settled, {
    problems: applicationProblems,
    body: (found) => ({ application: resourceOf(organizationId, applicationId, found) }),
  });
};
