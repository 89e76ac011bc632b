import { Id, PaymentResource, payment, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { paymentsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Payment not found.');

export const getPaymentRoute = queryRoute({
  method: 'GET',
  path: '/api/payments/:paymentId',
  tag: 'Payments',
  summary: 'One payment, now or as of any moment',
  access: 'payments:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ paymentId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ payment: PaymentResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { paymentId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, payment, organizationId, paymentId, query.asOf);
      if (then === undefined || isForeign(then.state, own)) return notFound;
      return { body: { payment: resourceOf(organizationId, paymentId, then) } };
    }
    await waitUntilAtLeast(deps.rows, paymentsModel, query.atLeast);
    const row = await deps.rows.get(paymentsModel, organizationId, paymentId);
    return row === undefined || isForeign(row, own) ? notFound : { body: { payment: row }, version: row.version };
  },
});
