import { type Cause, type ContractCommand, contract } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { contractProblems } from './contract.problems.ts';

type ContractRequest = RouteRequest<'agreements:write', { readonly contractId: string }, unknown, unknown>;

/** Carries a command on an existing contract out, and answers with the contract as it then is. */
export const commandContract = (
  request: ContractRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => ContractCommand,
): Promise<Answer | Problem> => {
  const target = { decider: contract, id: request.params.contractId, name: 'contract', problems: contractProblems };
  const cause = causeOf(request, deps);
  return commandResource(request, deps, target, commandBy(cause), cause);
};
