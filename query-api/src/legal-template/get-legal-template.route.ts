import { Id, LegalTemplateResource, legalTemplate, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { legalTemplatesModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Legal template not found.');

export const getLegalTemplateRoute = queryRoute({
  method: 'GET',
  path: '/api/legal-templates/:templateId',
  tag: 'Legal templates',
  summary: 'One legal template, now or as of any moment',
  access: 'templates:manage',
  params: z.strictObject({ templateId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ template: LegalTemplateResource }) },
  handle: async ({ caller: { organizationId }, params: { templateId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, legalTemplate, organizationId, templateId, query.asOf);
      return then === undefined ? notFound : { body: { template: resourceOf(organizationId, templateId, then) } };
    }
    await waitUntilAtLeast(deps.rows, legalTemplatesModel, query.atLeast);
    const row = await deps.rows.get(legalTemplatesModel, organizationId, templateId);
    return row === undefined ? notFound : { body: { template: row }, version: row.version };
  },
});
