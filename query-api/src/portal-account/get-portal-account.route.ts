import { Id, PortalAccountResource, portalAccount, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { portalAccountsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Portal account not found.');

export const getPortalAccountRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/portal-account',
  tag: 'Portal',
  summary: 'A partner’s portal account, now or as of any moment',
  access: 'partners:write',
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ portalAccount: PortalAccountResource }) },
  handle: async ({ caller: { organizationId }, params: { partnerId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, portalAccount, organizationId, partnerId, query.asOf);
      return then === undefined ? notFound : { body: { portalAccount: resourceOf(organizationId, partnerId, then) } };
    }
    await waitUntilAtLeast(deps.rows, portalAccountsModel, query.atLeast);
    const row = await deps.rows.get(portalAccountsModel, organizationId, partnerId);
    return row === undefined ? notFound : { body: { portalAccount: row }, version: row.version };
  },
});
