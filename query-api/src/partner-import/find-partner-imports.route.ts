import { PartnerImportResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerImportsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['createdAt'], default: '-createdAt' });
const { status } = PartnerImportResource.shape;

export const findPartnerImportsRoute = queryRoute({
  method: 'GET',
  path: '/api/partner-imports',
  tag: 'Partners',
  summary: 'Imports of partners, newest first',
  access: 'partners:read',
  query: z.strictObject({ ...page, status: status.optional() }),
  answers: {
    status: 200,
    body: z.object({
      imports: z.array(PartnerImportResource.omit({ errors: true })).describe('Without their errors.'),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, partnerImportsModel, atLeast);
    const found = await deps.rows.find(partnerImportsModel, caller.organizationId, { where, sort, limit, cursor });
    const imports = found.rows.map(({ errors: _, ...shown }) => shown);
    return { body: { imports, nextCursor: found.nextCursor } };
  },
});
