import {
  accountClaimIdOf,
  claimAccountOnDealRegistrationSubmitted,
  dealRegistration,
  execute,
  load,
  runPolicy,
  type SubmitDealRegistration,
} from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { answerDealRegistration } from './answer-deal-registration.ts';
import { DealRegistrationAnswer, DealRegistrationBody } from './deal-registration.schemas.ts';

export const submitDealRegistrationRoute = commandRoute({
  method: 'POST',
  path: '/api/deal-registrations',
  tag: 'Deal registrations',
  summary: 'Register a deal, and learn whether its account is taken',
  access: 'deals:submit',
  keepsToOwnPartner: true,
  body: DealRegistrationBody,
  answers: { status: 201, body: DealRegistrationAnswer },
  handle: async (request, deps) => {
    const { organizationId, userId, partnerId: own } = request.caller;
    const { partnerId } = request.body;
    if (own !== undefined && own !== partnerId) return problem(404, 'not_found', 'Partner not found.');

    const cause = causeOf(request, deps);
    const dealRegistrationId = deps.ids.derive(cause.commandId, 'dealRegistration');
    const refused = await partnerProblem(deps, organizationId, partnerId);
    // A repeat answers as the first time did, also when the partner was archived in between.
    if (refused && !(await load(deps, dealRegistration, organizationId, dealRegistrationId))) return refused;

    const command: SubmitDealRegistration = {
      type: 'SubmitDealRegistration',
      data: {
        dealRegistrationId,
        ...request.body,
        accountClaimId: accountClaimIdOf(request.body, deps.ids),
        submittedBy: userId,
        submittedAt: cause.occurredAt,
      },
    };
    const outcome = await execute(deps, dealRegistration, { organizationId, id: dealRegistrationId, command, cause });
    if (outcome.kind !== 'recorded')
      return answerDealRegistration(request.caller, dealRegistrationId, outcome, { claim: undefined });

    const submitted = outcome.events.find((event) => event.type === 'DealRegistrationSubmitted');
    const [claimed] = submitted
      ? await runPolicy(deps, claimAccountOnDealRegistrationSubmitted, submitted, deps.clock.now())
      : [];
    const claim = claimed && 'aggregate' in claimed ? claimed.aggregate?.state : undefined;
    const position = claimed?.kind === 'recorded' ? claimed.position : outcome.position;
    return answerDealRegistration(request.caller, dealRegistrationId, { ...outcome, position }, { claim, status: 201 });
  },
});
