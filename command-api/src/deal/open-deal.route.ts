import { DomainName, deal, Id, line, load, type OpenDeal } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
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
    const target = { decider: deal, id: dealId, name: 'deal', problems: dealProblems, status: 201 };
    return commandResource(request, deps, target, command, cause);
  },
});
