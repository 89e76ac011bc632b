import {
  accountClaim,
  type Cause,
  type DealRegistrationCommand,
  dealRegistration,
  execute,
  load,
} from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { settle } from '../http/settle.ts';
import { answerDealRegistration } from './answer-deal-registration.ts';

type DealRegistrationRequest = RouteRequest<
  'deals:write' | 'deals:submit',
  { readonly dealRegistrationId: string },
  unknown,
  unknown
>;

/** Carries a command on an existing registration out, waits for its consequences, and answers with the registration. */
export const commandDealRegistration = async (
  request: DealRegistrationRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => DealRegistrationCommand,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { dealRegistrationId } = request.params;
  const cause = causeOf(request, deps);
  const outcome = await execute(deps, dealRegistration, {
    organizationId,
    id: dealRegistrationId,
    command: commandBy(cause),
    cause,
    expectedVersion: request.ifMatch,
  });
  const settled = outcome.kind === 'recorded' ? { ...outcome, position: await settle(deps, outcome) } : outcome;
  const registration = 'aggregate' in outcome ? outcome.aggregate?.state : undefined;
  const claim = registration && (await load(deps, accountClaim, organizationId, registration.accountClaimId));
  return answerDealRegistration(request.caller, dealRegistrationId, settled, { claim: claim?.state });
};
