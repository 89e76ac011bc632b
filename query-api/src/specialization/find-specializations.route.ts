import { SpecializationResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { specializationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findSpecializationsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/specializations',
  tag: 'Enablement',
  summary: 'Specializations, drafts included: search, filter, sort, page by page',
  access: 'pickers:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: 'title' }),
    isPublished: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ specializations: z.array(SpecializationResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, specializationsModel, atLeast);
    const found = await deps.rows.find(specializationsModel, caller.organizationId, {
      where,
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { specializations: found.rows, nextCursor: found.nextCursor } };
  },
});
