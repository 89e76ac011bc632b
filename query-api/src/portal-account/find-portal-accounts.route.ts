import { Id, PORTAL_ACCOUNT_STATUSES, PortalAccountResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { portalAccountsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findPortalAccountsRoute = queryRoute({
  method: 'GET',
  path: '/api/portal-accounts',
  tag: 'Portal',
  summary: 'Who of the partners was let into the portal, who came, and whose link did not go out',
  access: 'partners:write',
  query: z.strictObject({
    ...pageQuery({ sortable: ['createdAt', 'updatedAt'], default: '-createdAt' }),
    status: z.enum(PORTAL_ACCOUNT_STATUSES).optional(),
    linkStatus: z.enum(['pending', 'sent', 'failed']).optional(),
    partnerId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ portalAccounts: z.array(PortalAccountResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, portalAccountsModel, atLeast);
    const found = await deps.rows.find(portalAccountsModel, caller.organizationId, {
      where,
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { portalAccounts: found.rows, nextCursor: found.nextCursor } };
  },
});
