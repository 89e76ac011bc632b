import { type Cause, type DealCommand, deal, execute, resourceOf } from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { dealProblems } from './deal.problems.ts';

type DealRequest = RouteRequest<'deals:write', { readonly dealId: string }, unknown, unknown>;

/** Carries a command on an existing deal out, and answers with the deal as it then is. */
export const commandDeal = async (
  request: DealRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => DealCommand,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { dealId } = request.params;
  const cause = causeOf(request, deps);
  const outcome = await execute(deps, deal, {
    organizationId,
    id: dealId,
    command: commandBy(cause),
    cause,
    expectedVersion: request.ifMatch,
  });
  return answerOutcome(outcome, {
    problems: dealProblems,
    body: (changed) => ({ deal: resourceOf(organizationId, dealId, changed) }),
  });
};
