import {
  AffiliateLinkResource,
  affiliateLink,
  affiliateSlug,
  applicationForm,
  type CreateAffiliateLink,
  executeReserving,
  Id,
  line,
  load,
  resourceOf,
  Slug,
  slugWithId,
} from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { noSuchForm } from '../application/application.problems.ts';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';

const slugTaken = problem(409, 'duplicate', 'Another affiliate link has this slug.');
const problems = {
  'affiliate-link-already-exists': problem(409, 'duplicate', 'An affiliate link with this id exists already.'),
};

export const createAffiliateLinkRoute = commandRoute({
  method: 'POST',
  path: '/api/affiliate-links',
  tag: 'Applications',
  summary: 'Make a link that the applications which come by it are counted for',
  access: 'partners:write',
  body: z.strictObject({
    name: line(200),
    slug: Slug.optional().describe('What a page sends as `affiliateSlug`; unique in the organization.'),
    applicationFormId: Id.nullable().default(null).describe('The one form it is for; null: any.'),
    partnerId: Id.nullable().default(null).describe('The partner who brings these applications.'),
  }),
  answers: { status: 201, body: z.object({ affiliateLink: AffiliateLinkResource }) },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { name, applicationFormId, partnerId } = request.body;
    const cause = causeOf(request, deps);
    const affiliateLinkId = deps.ids.derive(cause.commandId, 'affiliateLink');

    const repeat = await load(deps, affiliateLink, organizationId, affiliateLinkId);
    if (repeat === undefined) {
      if (applicationFormId !== null && !(await load(deps, applicationForm, organizationId, applicationFormId)))
        return noSuchForm;
      const refused = partnerId === null ? undefined : await partnerProblem(deps, organizationId, partnerId);
      if (refused !== undefined) return refused;
    }

    const slug = request.body.slug ?? slugWithId(name, affiliateLinkId);
    const data = { affiliateLinkId, name, slug, applicationFormId, partnerId };
    const command: CreateAffiliateLink = { type: 'CreateAffiliateLink', data };
    const outcome = await executeReserving(
      deps,
      affiliateLink,
      { organizationId, id: affiliateLinkId, command, cause },
      affiliateSlug(slug),
    );
    if (outcome.kind === 'taken') return slugTaken;
    return answerOutcome(outcome, {
      problems,
      status: 201,
      body: (link) => ({ affiliateLink: resourceOf(organizationId, affiliateLinkId, link) }),
    });
  },
});
