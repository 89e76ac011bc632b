import { affiliateLink } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { affiliateLinkProblems } from './affiliate-link.problems.ts';
import { AffiliateLinkAnswer, AffiliateLinkParams } from './affiliate-link.schemas.ts';

export const enableAffiliateLinkRoute = commandRoute({
  method: 'POST',
  path: '/api/affiliate-links/:affiliateLinkId/enable',
  tag: 'Applications',
  summary: 'Count applications for an affiliate link again',
  access: 'partners:write',
  params: AffiliateLinkParams,
  body: NoBody,
  answers: { status: 200, body: AffiliateLinkAnswer },
  handle: (request, deps) => {
    const { affiliateLinkId: id } = request.params;
    const cause = causeOf(request, deps);
    const target = { decider: affiliateLink, id, name: 'affiliateLink', problems: affiliateLinkProblems };
    const data = { affiliateLinkId: id, enabledAt: cause.occurredAt };
    return commandResource(request, deps, target, { type: 'EnableAffiliateLink', data }, cause);
  },
});
