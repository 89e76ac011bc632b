import {
  findMembership,
  foldText,
  Id,
  load,
  OrganizationResource,
  organization,
  PLATFORM,
  ROLES,
  resourceOf,
} from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { userOrganizationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { pageOf } from '../http/page-of.ts';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';

const MyOrganization = OrganizationResource.extend({ role: z.enum(ROLES), partnerId: Id.nullable() });

export const findOrganizationsRoute = queryRoute({
  method: 'GET',
  path: '/api/organizations',
  tag: 'Organizations',
  summary: 'The organizations one belongs to, with one’s role in each: search, sort, page by page',
  access: 'session',
  query: z.strictObject(pageQuery({ sortable: ['name', 'createdAt'], default: 'name' })),
  answers: {
    status: 200,
    body: z.object({ organizations: z.array(MyOrganization), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller: { userId }, query: { sort, search = '', ...query } }, deps) => {
    await waitUntilAtLeast(deps.rows, userOrganizationsModel, query.atLeast);
    const row = await deps.rows.get(userOrganizationsModel, PLATFORM, userId);
    const found = await Promise.all((row?.organizationIds ?? []).map((id) => placeIn(deps, id, userId)));
    const upwards = found
      .filter((place) => place !== undefined)
      .filter(({ name }) => foldText(name).includes(foldText(search)))
      .sort(
        (one, other) => compare(foldText(one[sort.field]), foldText(other[sort.field])) || compare(one.id, other.id),
      );
    const { rows, nextCursor } = pageOf(
      sort.direction === 'asc' ? upwards : upwards.toReversed(),
      ({ id }) => id,
      query,
    );
    return { body: { organizations: rows, nextCursor } };
  },
});

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

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
