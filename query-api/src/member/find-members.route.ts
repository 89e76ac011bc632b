import { Id, ROLES } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { membersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const MemberResource = z.object({
  userId: Id,
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(ROLES),
  partnerId: Id.nullable(),
  joinedAt: z.string().nullable(),
  version: z.int().describe('For `If-Match` when the role is changed or the member removed.'),
});

export const findMembersRoute = queryRoute({
  method: 'GET',
  path: '/api/organization/members',
  tag: 'Members',
  summary: 'The members of the active organization',
  access: 'members:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'role', 'joinedAt'], default: 'name' }),
    role: z.enum(ROLES).optional(),
    partnerId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ members: z.array(MemberResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, role, partnerId } }, deps) => {
    await waitUntilAtLeast(deps.rows, membersModel, atLeast);
    const found = await deps.rows.find(membersModel, caller.organizationId, {
      // Rows of those who left have no role.
      where: { role: role ?? { in: ROLES }, partnerId },
      search,
      sort,
      limit,
      cursor,
    });
    const members = found.rows.map(({ isOwner: _owner, membership: _membership, ...member }) => member);
    return { body: { members, nextCursor: found.nextCursor } };
  },
});
