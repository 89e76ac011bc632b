import { Id, PAYMENT_STATUSES, PaymentResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { paymentsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findPaymentsRoute = queryRoute({
  method: 'GET',
  path: '/api/payments',
  tag: 'Payments',
  summary: 'Payments to partners: search by reference, filter, sort, page by page',
  access: 'payments:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['paidAt', 'amount', 'createdAt'], default: '-paidAt' }),
    status: z.enum(PAYMENT_STATUSES).optional(),
    partnerId: Id.optional(),
    mdfRequestId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ payments: z.array(PaymentResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, paymentsModel, atLeast);
    const found = await deps.rows.find(paymentsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { payments: found.rows, nextCursor: found.nextCursor } };
  },
});
