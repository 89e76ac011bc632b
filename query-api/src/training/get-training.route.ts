import { Id, resourceOf, TrainingResource, training } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { trainingsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { mayReadLessons } from '../lesson/may-read-lessons.ts';

const notFound = problem(404, 'not_found', 'Training not found.');

export const getTrainingRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/trainings/:trainingId',
  tag: 'Enablement',
  summary: 'One training, to a partner’s person one that the partner is to take; now or as of any moment',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ trainingId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ training: TrainingResource }) },
  handle: async ({ caller, params: { trainingId }, query }, deps) => {
    const { organizationId } = caller;
    if (!(await mayReadLessons(deps, caller, trainingId))) return notFound;
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, training, organizationId, trainingId, query.asOf);
      return then === undefined ? notFound : { body: { training: resourceOf(organizationId, trainingId, then) } };
    }
    await waitUntilAtLeast(deps.rows, trainingsModel, query.atLeast);
    const row = await deps.rows.get(trainingsModel, organizationId, trainingId);
    return row === undefined ? notFound : { body: { training: row }, version: row.version };
  },
});
