import { Id, PartnerImportResource } from '@partneros/domain';
import { problem, readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerImportsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const getPartnerImportRoute = queryRoute({
  method: 'GET',
  path: '/api/partner-imports/:partnerImportId',
  tag: 'Partners',
  summary: 'How far an import is, and which rows it did not take',
  access: 'partners:read',
  params: z.strictObject({ partnerImportId: Id }),
  query: z.strictObject(readQuery),
  answers: { status: 200, body: z.object({ import: PartnerImportResource }) },
  handle: async ({ caller, params: { partnerImportId }, query }, deps) => {
    await waitUntilAtLeast(deps.rows, partnerImportsModel, query.atLeast);
    const row = await deps.rows.get(partnerImportsModel, caller.organizationId, partnerImportId);
    if (row === undefined) return problem(404, 'not_found', 'Import not found.');
    return { body: { import: row }, version: row.version };
  },
});
