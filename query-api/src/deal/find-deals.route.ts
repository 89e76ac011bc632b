import { DEAL_STATUSES, DealResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { dealsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findDealsRoute = queryRoute({
  method: 'GET',
  path: '/api/deals',
  tag: 'Deals',
  summary: 'Deals: search by name and account, filter, sort, page by page',
  access: 'deals:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({
      sortable: ['name', 'amount', 'expectedCloseDate', 'closedAt', 'createdAt', 'updatedAt'],
      default: '-createdAt',
    }),
    status: z.enum(DEAL_STATUSES).optional(),
    partnerId: Id.optional(),
    dealRegistrationId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ deals: z.array(DealResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, dealsModel, atLeast);
    const found = await deps.rows.find(dealsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { deals: found.rows, nextCursor: found.nextCursor } };
  },
});
