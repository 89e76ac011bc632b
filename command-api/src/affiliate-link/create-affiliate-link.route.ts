import {
  affiliateLink,
  affiliateSlug,
  type CreateAffiliateLink,
  executeReserving,
  load,
  resourceOf,
  slugWithId,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { affiliateLinkProblems, linkSlugTaken } from './affiliate-link.problems.ts';
import { AffiliateLinkAnswer, AffiliateLinkBody } from './affiliate-link.schemas.ts';
import { referenceProblem } from './reference-problem.ts';

export const createAffiliateLinkRoute = commandRoute({
  method: 'POST',
  path: '/api/affiliate-links',
  tag: 'Applications',
  summary: 'Make a link that the applications which come by it are counted for',
  access: 'partners:write',
  body: AffiliateLinkBody.extend({
    slug: AffiliateLinkBody.shape.slug.optional(),
    applicationFormId: AffiliateLinkBody.shape.applicationFormId.default(null),
    partnerId: AffiliateLinkBody.shape.partnerId.default(null),
  }),
  answers: { status: 201, body: AffiliateLinkAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { name, applicationFormId, partnerId } = request.body;
    const cause = causeOf(request, deps);
    const affiliateLinkId = deps.ids.derive(cause.commandId, 'affiliateLink');

    const repeat = await load(deps, affiliateLink, organizationId, affiliateLinkId);
    const refused = repeat === undefined ? await referenceProblem(deps, organizationId, request.body) : undefined;
    if (refused !== undefined) return refused;

    const slug = request.body.slug ?? slugWithId(name, affiliateLinkId);
    const data = { affiliateLinkId, name, slug, applicationFormId, partnerId };
    const command: CreateAffiliateLink = { type: 'CreateAffiliateLink', data };
    const outcome = await executeReserving(
      deps,
      affiliateLink,
      { organizationId, id: affiliateLinkId, command, cause },
      affiliateSlug(slug),
    );
    if (outcome.kind === 'taken') return linkSlugTaken;
    return answerOutcome(outcome, {
      problems: affiliateLinkProblems,
      status: 201,
      body: (link) => ({ affiliateLink: resourceOf(organizationId, affiliateLinkId, link) }),
    });
  },
});
