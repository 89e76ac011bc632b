import { type PortalAccountCommand, portalAccount } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { portalAccountProblems } from './portal-account.problems.ts';

type PortalAccountRequest = RouteRequest<'partners:write', { readonly partnerId: string }, unknown, unknown>;

/** Carries a command on a partner's portal account out, and answers with the account as it then is. */
export const commandPortalAccount = (
  request: PortalAccountRequest,
  deps: CommandDeps,
  command: PortalAccountCommand,
): Promise<Answer | Problem> => {
  const { partnerId: id } = request.params;
  const target = { decider: portalAccount, id, name: 'portalAccount', problems: portalAccountProblems };
  return commandResource(request, deps, target, command);
};
