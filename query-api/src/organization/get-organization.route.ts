import { load, OrganizationResource, organization, resourceOf } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getOrganizationRoute = queryRoute({
  method: 'GET',
  path: '/api/organization',
  tag: 'Organizations',
  summary: 'The active organization, now or as of any moment',
  access: 'members:read',
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ organization: OrganizationResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, organization, organizationId, organizationId)
        : await aggregateAsOf(deps, organization, organizationId, organizationId, asOf);
    if (found === undefined) return problem(404, 'not_found', 'Organization not found.');
    return {
      body: { organization: resourceOf(organizationId, organizationId, found) },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
