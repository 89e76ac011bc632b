import { type Cause, load, type MdfRequestCommand, mdfRequest } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { mdfRequestProblems } from './mdf-request.problems.ts';

type MdfRequestRequest = RouteRequest<'mdf:write' | 'mdf:submit', { readonly mdfRequestId: string }, unknown, unknown>;

/** Carries a command on an existing request out, within the caller's own partner, and answers with the request. */
export const commandMdfRequest = async (
  request: MdfRequestRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => MdfRequestCommand,
): Promise<Answer | Problem> => {
  const { organizationId, partnerId: own } = request.caller;
  const { mdfRequestId: id } = request.params;
  if (own !== undefined) {
    const found = await load(deps, mdfRequest, organizationId, id);
    if (found?.state.partnerId !== own) return mdfRequestProblems['mdf-request-not-found'];
  }
  const cause = causeOf(request, deps);
  const target = { decider: mdfRequest, id, name: 'mdfRequest', problems: mdfRequestProblems, settles: true } as const;
  return commandResource(request, deps, target, commandBy(cause), cause);
};
