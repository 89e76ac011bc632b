import { Id, TrainingProgressResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { trainingProgressModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findTrainingProgressRoute = queryRoute({
  method: 'GET',
  path: '/api/training-progress',
  tag: 'Enablement',
  summary: 'How far contacts are through trainings',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'updatedAt'], default: '-updatedAt' }),
    partnerId: Id.optional(),
    contactId: Id.optional(),
    trainingId: Id.optional(),
    isCompleted: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ trainingProgress: z.array(TrainingProgressResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, trainingProgressModel, atLeast);
    const found = await rows.find(trainingProgressModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { trainingProgress: found.rows, nextCursor: found.nextCursor } };
  },
});
