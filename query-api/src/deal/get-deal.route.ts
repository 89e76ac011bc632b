import { DealResource, deal, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { dealsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Deal not found.');

export const getDealRoute = queryRoute({
  method: 'GET',
  path: '/api/deals/:dealId',
  tag: 'Deals',
  summary: 'One deal, now or as of any moment',
  access: 'deals:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ dealId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ deal: DealResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { dealId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, deal, organizationId, dealId, query.asOf);
      if (then === undefined || isForeign(then.state, own)) return notFound;
      return { body: { deal: resourceOf(organizationId, dealId, then) } };
    }
    await waitUntilAtLeast(deps.rows, dealsModel, query.atLeast);
    const row = await deps.rows.get(dealsModel, organizationId, dealId);
    return row === undefined || isForeign(row, own) ? notFound : { body: { deal: row }, version: row.version };
  },
});
