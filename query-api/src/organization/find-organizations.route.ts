import {
  findMembership,
  Id,
  load,
  OrganizationResource,
  organization,
  PLATFORM,
  ROLES,
  resourceOf,
} from '@partneros/domain';
import { anyRead, waitUntilAtLeast } from '@partneros/infra/http';
import { userOrganizationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';

const MyOrganization = OrganizationResource.extend({ role: z.enum(ROLES), partnerId: Id.nullable() });

export const findOrganizationsRoute = queryRoute({
  method: 'GET',
  path: '/api/organizations',
  tag: 'Organizations',
  summary: 'The organizations one belongs to, with one’s role in each',
  access: 'session',
  query: anyRead,
  answers: { status: 200, body: z.object({ organizations: z.array(MyOrganization), nextCursor: z.null() }) },
  handle: async ({ caller: { userId }, query: { atLeast } }, deps) => {
    await waitUntilAtLeast(deps.rows, userOrganizationsModel, atLeast);
    const row = await deps.rows.get(userOrganizationsModel, PLATFORM, userId);
    const found = await Promise.all((row?.organizationIds ?? []).map((id) => placeIn(deps, id, userId)));
    return { body: { organizations: found.filter((place) => place !== undefined), nextCursor: null } };
  },
});

// Read from their streams: nobody is shown a door that has just been closed to them.
const placeIn = async (deps: Pick<QueryDeps, 'store'>, organizationId: string, userId: string) => {
  const [found, member] = await Promise.all([
    load(deps, organization, organizationId, organizationId),
    findMembership(deps, organizationId, userId),
  ]);
  if (found === undefined || member === undefined) return undefined;
  const { role, partnerId = null } = member;
  return { ...resourceOf(organizationId, organizationId, found), role, partnerId };
};
