import { type Cause, type DealCommand, deal } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { dealProblems } from './deal.problems.ts';

type DealRequest = RouteRequest<'deals:write', { readonly dealId: string }, unknown, unknown>;

/** Carries a command on an existing deal out, and answers with the deal as it then is. */
export const commandDeal = (
  request: DealRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => DealCommand,
): Promise<Answer | Problem> => {
  const cause = causeOf(request, deps);
  const target = { decider: deal, id: request.params.dealId, name: 'deal', problems: dealProblems };
  return commandResource(request, deps, target, commandBy(cause), cause);
};
