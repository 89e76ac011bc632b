import { TrainingResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { trainingsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findTrainingsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/trainings',
  tag: 'Enablement',
  summary: 'Trainings, drafts included: search, filter, sort, page by page',
  access: 'pickers:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: 'title' }),
    isPublished: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
    tag: z.string().max(100).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ trainings: z.array(TrainingResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, trainingsModel, atLeast);
    const found = await deps.rows.find(trainingsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return { body: { trainings: found.rows, nextCursor: found.nextCursor } };
  },
});
