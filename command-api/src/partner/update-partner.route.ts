import { executeUpdatePartner, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { domainTaken, partnerProblems } from './partner.problems.ts';
import { PartnerAnswer, PartnerParams, ProfileBody } from './partner.schemas.ts';

export const updatePartnerRoute = commandRoute({
  method: 'PATCH',
  path: '/api/partners/:partnerId',
  tag: 'Partners',
  summary: 'Correct what is known of a partner',
  access: 'partners:write',
  params: PartnerParams,
  body: ProfileBody.partial(),
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const outcome = await executeUpdatePartner(deps, {
      organizationId,
      id: partnerId,
      command: { type: 'UpdatePartner', data: { partnerId, changes: request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });

    if (outcome.kind === 'taken') return domainTaken;
    return answerOutcome(outcome, {
      problems: partnerProblems,
      body: (updated) => ({ partner: resourceOf(organizationId, partnerId, updated) }),
    });
  },
});
