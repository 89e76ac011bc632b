import { Id, PartnerResource, partner, resourceOf, seenByPartner } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { partnersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Partner not found.');

export const getPartnerRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId',
  tag: 'Partners',
  summary: 'One partner, now or as of any moment',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ partner: PartnerResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { partnerId }, query }, deps) => {
    if (own !== undefined && own !== partnerId) return notFound;
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, partner, organizationId, partnerId, query.asOf);
      return then === undefined
        ? notFound
        : { body: { partner: seenByPartner(own, resourceOf(organizationId, partnerId, then)) } };
    }
    await waitUntilAtLeast(deps.rows, partnersModel, query.atLeast);
    const row = await deps.rows.get(partnersModel, organizationId, partnerId);
    return row === undefined ? notFound : { body: { partner: seenByPartner(own, row) }, version: row.version };
  },
});
