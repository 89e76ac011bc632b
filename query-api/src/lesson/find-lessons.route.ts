import { Id, LessonResource } from '@partneros/domain';
import { pageQuery, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { lessonsModel, trainingsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { mayReadLessons } from './may-read-lessons.ts';

const trainingNotFound = problem(404, 'not_found', 'Training not found.');

export const findLessonsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/trainings/:trainingId/lessons',
  tag: 'Enablement',
  summary: 'The lessons of a training; their order is the training’s',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ trainingId: Id }),
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: 'createdAt' }),
    isRetired: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      lessons: z.array(LessonResource.omit({ sections: true })),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, params: { trainingId }, query }, deps) => {
    const { limit, cursor, sort, search, atLeast, isRetired } = query;
    await waitUntilAtLeast(deps.rows, lessonsModel, atLeast);
    if ((await deps.rows.get(trainingsModel, caller.organizationId, trainingId)) === undefined) return trainingNotFound;
    if (!(await mayReadLessons(deps, caller, trainingId))) return trainingNotFound;
    const where = { trainingId, isRetired };
    const found = await deps.rows.find(lessonsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return {
      body: { lessons: found.rows.map(({ sections: _, ...lesson }) => lesson), nextCursor: found.nextCursor },
    };
  },
});
