import { Id, MdfRequestResource, mdfRequest, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { mdfRequestsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'MDF request not found.');

export const getMdfRequestRoute = queryRoute({
  method: 'GET',
  path: '/api/mdf-requests/:mdfRequestId',
  tag: 'MDF',
  summary: 'One request for market development funds, now or as of any moment',
  access: 'mdf:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ mdfRequestId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ mdfRequest: MdfRequestResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { mdfRequestId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, mdfRequest, organizationId, mdfRequestId, query.asOf);
      if (then === undefined || isForeign(then.state, own)) return notFound;
      return { body: { mdfRequest: resourceOf(organizationId, mdfRequestId, then) } };
    }
    await waitUntilAtLeast(deps.rows, mdfRequestsModel, query.atLeast);
    const row = await deps.rows.get(mdfRequestsModel, organizationId, mdfRequestId);
    return row === undefined || isForeign(row, own) ? notFound : { body: { mdfRequest: row }, version: row.version };
  },
});
