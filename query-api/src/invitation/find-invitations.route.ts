import { InvitationResource, ROLES } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { invitationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findInvitationsRoute = queryRoute({
  method: 'GET',
  path: '/api/organization/invitations',
  tag: 'Members',
  summary: 'The invitations of the active organization; a pending one may have expired',
  access: 'members:manage',
  query: z.strictObject({
    ...pageQuery({ sortable: ['createdAt', 'expiresAt', 'email'], default: '-createdAt' }),
    status: z.enum(['pending', 'accepted', 'revoked']).optional(),
    role: z.enum(ROLES).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ invitations: z.array(InvitationResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, invitationsModel, atLeast);
    const found = await deps.rows.find(invitationsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return { body: { invitations: found.rows, nextCursor: found.nextCursor } };
  },
});
