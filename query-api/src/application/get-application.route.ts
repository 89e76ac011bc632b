import { ApplicationResource, application, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { applicationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Application not found.');

export const getApplicationRoute = queryRoute({
  method: 'GET',
  path: '/api/applications/:applicationId',
  tag: 'Applications',
  summary: 'One application, now or as of any moment',
  access: 'partners:read',
  params: z.strictObject({ applicationId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ application: ApplicationResource }) },
  handle: async ({ caller: { organizationId }, params: { applicationId: id }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, application, organizationId, id, query.asOf);
      return then === undefined ? notFound : { body: { application: resourceOf(organizationId, id, then) } };
    }
    await waitUntilAtLeast(deps.rows, applicationsModel, query.atLeast);
    const row = await deps.rows.get(applicationsModel, organizationId, id);
    return row === undefined ? notFound : { body: { application: row }, version: row.version };
  },
});
