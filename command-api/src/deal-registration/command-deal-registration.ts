import {
  type AccountClaim,
  type AccountClaimEvent,
  accountClaim,
  type Cause,
  type DealRegistrationCommand,
  dealRegistration,
  execute,
  fold,
  type Recorded,
  streamOf,
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
  const claim =
    registration &&
    (await claimUpTo(
      deps,
      organizationId,
      registration.accountClaimId,
      settled.kind === 'recorded' ? settled.position : undefined,
    ));
  return answerDealRegistration(request.caller, dealRegistrationId, settled, { claim });
};

// As of what the command led to: a repeat answers as the first time did, whoever holds the account by then.
const claimUpTo = async (
  { store }: Pick<CommandDeps, 'store'>,
  organizationId: string,
  id: string,
  position: bigint | undefined,
): Promise<AccountClaim | undefined> => {
  const stream = streamOf(accountClaim.category, organizationId, id);
  const events = (await store.read(stream)) as readonly Recorded<AccountClaimEvent>[];
  return fold(
    accountClaim,
    events.filter((event) => position === undefined || event.position <= position),
  )?.state;
};
