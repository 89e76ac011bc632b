import { Id, MDF_REQUEST_STATUSES, MdfRequestResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { mdfRequestsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findMdfRequestsRoute = queryRoute({
  method: 'GET',
  path: '/api/mdf-requests',
  tag: 'MDF',
  summary: 'Requests for market development funds: search, filter, sort, page by page',
  access: 'mdf:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({
      sortable: ['title', 'amount', 'activityDate', 'createdAt', 'updatedAt'],
      default: '-createdAt',
    }),
    status: z.enum(MDF_REQUEST_STATUSES).optional(),
    partnerId: Id.optional(),
    budgetYear: z.coerce.number().int().optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ mdfRequests: z.array(MdfRequestResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, mdfRequestsModel, atLeast);
    const found = await deps.rows.find(mdfRequestsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { mdfRequests: found.rows, nextCursor: found.nextCursor } };
  },
});
