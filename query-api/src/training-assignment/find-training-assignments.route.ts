import { Id, TrainingAssignmentResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { trainingAssignmentsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findTrainingAssignmentsRoute = queryRoute({
  method: 'GET',
  path: '/api/training-assignments',
  tag: 'Enablement',
  summary: 'Which partner is to take which training',
  access: 'partners:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['assignedAt', 'title'], default: '-assignedAt' }),
    partnerId: Id.optional(),
    trainingId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ trainingAssignments: z.array(TrainingAssignmentResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, trainingAssignmentsModel, atLeast);
    const found = await deps.rows.find(trainingAssignmentsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { trainingAssignments: found.rows, nextCursor: found.nextCursor } };
  },
});
