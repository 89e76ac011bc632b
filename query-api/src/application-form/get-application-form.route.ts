import { ApplicationFormResource, applicationForm, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { applicationFormsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Application form not found.');

export const getApplicationFormRoute = queryRoute({
  method: 'GET',
  path: '/api/application-forms/:applicationFormId',
  tag: 'Applications',
  summary: 'One application form, now or as of any moment',
  access: 'partners:read',
  params: z.strictObject({ applicationFormId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ applicationForm: ApplicationFormResource }) },
  handle: async ({ caller: { organizationId }, params: { applicationFormId: id }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, applicationForm, organizationId, id, query.asOf);
      return then === undefined ? notFound : { body: { applicationForm: resourceOf(organizationId, id, then) } };
    }
    await waitUntilAtLeast(deps.rows, applicationFormsModel, query.atLeast);
    const row = await deps.rows.get(applicationFormsModel, organizationId, id);
    return row === undefined ? notFound : { body: { applicationForm: row }, version: row.version };
  },
});
