import { type Cause, execute, type PartnerCommand, partner, resourceOf, seenByPartner } from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { partnerProblems } from './partner.problems.ts';

type PartnerRequest = RouteRequest<
  'partners:write' | 'contacts:write' | 'portal:onboard',
  { readonly partnerId: string },
  unknown,
  unknown
>;

/** Carries a command on an existing partner out, within the caller's own partner, and answers with the partner as it then is. */
export const commandPartner = async (
  request: PartnerRequest,
  deps: CommandDeps,
  command: PartnerCommand,
  cause: Cause = causeOf(request, deps),
): Promise<Answer | Problem> => {
  const { organizationId, partnerId: own } = request.caller;
  const { partnerId } = request.params;
  if (own !== undefined && own !== partnerId) return partnerProblems['partner-not-found'];
  const outcome = await execute(deps, partner, {
    organizationId,
    id: partnerId,
    command,
    cause,
    expectedVersion: request.ifMatch,
  });
  return answerOutcome(outcome, {
    problems: partnerProblems,
    body: (changed) => ({ partner: seenByPartner(own, resourceOf(organizationId, partnerId, changed)) }),
  });
};
