import { LEGAL_TEMPLATE_STATUSES, LegalTemplateResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { legalTemplatesModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findLegalTemplatesRoute = queryRoute({
  method: 'GET',
  path: '/api/legal-templates',
  tag: 'Legal templates',
  summary: 'Legal templates: search, filter, sort, page by page',
  access: 'templates:manage',
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'createdAt', 'updatedAt'], default: 'name' }),
    status: z.enum(LEGAL_TEMPLATE_STATUSES).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ templates: z.array(LegalTemplateResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, legalTemplatesModel, atLeast);
    const found = await deps.rows.find(legalTemplatesModel, caller.organizationId, {
      where,
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { templates: found.rows, nextCursor: found.nextCursor } };
  },
});
