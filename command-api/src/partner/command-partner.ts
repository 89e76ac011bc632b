import { execute, type PartnerCommand, partner, resourceOf } from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { partnerProblems } from './partner.problems.ts';

type PartnerRequest = RouteRequest<'partners:write', { readonly partnerId: string }, unknown, unknown>;

/** Carries a command on an existing partner out, and answers with the partner as it then is. */
export const commandPartner = async (
  request: PartnerRequest,
  deps: CommandDeps,
  command: PartnerCommand,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { partnerId } = request.params;
  const outcome = await execute(deps, partner, {
    organizationId,
    id: partnerId,
    command,
    cause: causeOf(request, deps),
    expectedVersion: request.ifMatch,
  });
  return answerOutcome(outcome, {
    problems: partnerProblems,
    body: (changed) => ({ partner: resourceOf(organizationId, partnerId, changed) }),
  });
};
