import { conflictSeenBy, DEAL_REGISTRATION_STATUSES, DealRegistrationResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { dealRegistrationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findDealRegistrationsRoute = queryRoute({
  method: 'GET',
  path: '/api/deal-registrations',
  tag: 'Deal registrations',
  summary: 'Deal registrations: search by account, filter, sort, page by page',
  access: 'deals:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({
      sortable: ['submittedAt', 'amount', 'accountName', 'expectedCloseDate', 'expiresAt', 'updatedAt'],
      default: '-submittedAt',
    }),
    status: z.enum(DEAL_REGISTRATION_STATUSES).optional(),
    partnerId: Id.optional(),
    conflict: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .describe('true: only those whose account another registration holds.'),
  }),
  answers: {
    status: 200,
    body: z.object({ dealRegistrations: z.array(DealRegistrationResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, dealRegistrationsModel, atLeast);
    const found = await deps.rows.find(dealRegistrationsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    const dealRegistrations = found.rows.map((row) => ({
      ...row,
      conflict: conflictSeenBy(caller.partnerId, row.conflict),
    }));
    return { body: { dealRegistrations, nextCursor: found.nextCursor } };
  },
});
