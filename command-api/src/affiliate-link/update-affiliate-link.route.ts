import {
  affiliateLink,
  type CommandRequest,
  executeUpdateAffiliateLink,
  foresee,
  resourceOf,
  type UpdateAffiliateLink,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { affiliateLinkProblems, linkSlugTaken } from './affiliate-link.problems.ts';
import { AffiliateLinkAnswer, AffiliateLinkBody, AffiliateLinkParams } from './affiliate-link.schemas.ts';
import { referenceProblem } from './reference-problem.ts';

export const updateAffiliateLinkRoute = commandRoute({
  method: 'PATCH',
  path: '/api/affiliate-links/:affiliateLinkId',
  tag: 'Applications',
  summary: 'Change what an affiliate link is called, found by, or for; its applications stay counted',
  access: 'partners:write',
  params: AffiliateLinkParams,
  body: AffiliateLinkBody.partial(),
  answers: { status: 200, body: AffiliateLinkAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { affiliateLinkId } = request.params;
    const asked: CommandRequest<UpdateAffiliateLink> = {
      organizationId,
      id: affiliateLinkId,
      command: { type: 'UpdateAffiliateLink', data: { affiliateLinkId, changes: request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    };
    // A repeat answers as the first time did, also when form or partner went out of use in between.
    const foreseen = await foresee(deps, affiliateLink, asked);
    const refused = foreseen === undefined ? await referenceProblem(deps, organizationId, request.body) : undefined;
    if (refused !== undefined) return refused;
    const outcome = await executeUpdateAffiliateLink(deps, asked);
    if (outcome.kind === 'taken') return linkSlugTaken;
    return answerOutcome(outcome, {
      problems: affiliateLinkProblems,
      body: (link) => ({ affiliateLink: resourceOf(organizationId, affiliateLinkId, link) }),
    });
  },
});
