import { DomainName, deal, execute, Id, line, load, type OpenDeal, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { dealProblems } from './deal.problems.ts';
import { DealAnswer, DealTermsBody } from './deal.schemas.ts';

export const openDealRoute = commandRoute({
  method: 'POST',
  path: '/api/deals',
  tag: 'Deals',
  summary: 'Open a deal with a partner, without a registration',
  access: 'deals:write',
  body: DealTermsBody.extend({
    partnerId: Id,
    expectedCloseDate: DealTermsBody.shape.expectedCloseDate.default(null),
    accountName: line(200).nullable().default(null),
    accountDomain: DomainName.nullable().default(null),
  }),
  answers: { status: 201, body: DealAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const cause = causeOf(request, deps);
    const dealId = deps.ids.derive(cause.commandId, 'deal');
    const refused = await partnerProblem(deps, organizationId, request.body.partnerId);
    // A repeat answers as the first time did, also when the partner was archived in between.
    if (refused && !(await load(deps, deal, organizationId, dealId))) return refused;

    const command: OpenDeal = { type: 'OpenDeal', data: { dealId, ...request.body, dealRegistrationId: null } };
    const outcome = await execute(deps, deal, { organizationId, id: dealId, command, cause });
    return answerOutcome(outcome, {
      problems: dealProblems,
      status: 201,
      body: (opened) => ({ deal: resourceOf(organizationId, dealId, opened) }),
    });
  },
});
