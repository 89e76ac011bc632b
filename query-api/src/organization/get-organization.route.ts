import { load, OrganizationResource, organization, resourceOf } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const getOrganizationRoute = queryRoute({
  method: 'GET',
  path: '/api/organization',
  tag: 'Organizations',
  summary: 'The active organization',
  access: 'members:read',
  answers: { status: 200, body: z.object({ organization: OrganizationResource }) },
  handle: async ({ caller: { organizationId } }, deps) => {
    // From its stream: always up to date, so `atLeast` has nothing to wait for.
    const found = await load(deps, organization, organizationId, organizationId);
    if (found === undefined) return problem(404, 'not_found', 'Organization not found.');
    return { body: { organization: resourceOf(organizationId, organizationId, found) }, version: found.version };
  },
});
