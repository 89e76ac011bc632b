import { Id, PartnerImportResource, partnerImport, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerImportsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Import not found.');

export const getPartnerImportRoute = queryRoute({
  method: 'GET',
  path: '/api/partner-imports/:partnerImportId',
  tag: 'Partners',
  summary: 'How far an import is, and which rows it did not take; now or as of any moment',
  access: 'partners:read',
  params: z.strictObject({ partnerImportId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ import: PartnerImportResource }) },
  handle: async ({ caller: { organizationId }, params: { partnerImportId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, partnerImport, organizationId, partnerImportId, query.asOf);
      return then === undefined ? notFound : { body: { import: resourceOf(organizationId, partnerImportId, then) } };
    }
    await waitUntilAtLeast(deps.rows, partnerImportsModel, query.atLeast);
    const row = await deps.rows.get(partnerImportsModel, organizationId, partnerImportId);
    return row === undefined ? notFound : { body: { import: row }, version: row.version };
  },
});
