import { Id, LessonResource, lesson, resourceOf } from '@partneros/domain';
import { waitUntilAtLeast } from '@partneros/infra/http';
import { lessonsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { lessonNotFound } from './lesson-not-found.ts';
import { mayReadLessons } from './may-read-lessons.ts';

export const getLessonRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/lessons/:lessonId',
  tag: 'Enablement',
  summary: 'One lesson, now or as of any moment',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ lessonId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ lesson: LessonResource }) },
  handle: async ({ caller, params: { lessonId }, query }, deps) => {
    const { organizationId } = caller;
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, lesson, organizationId, lessonId, query.asOf);
      return then !== undefined && (await mayReadLessons(deps, caller, then.state.trainingId))
        ? { body: { lesson: resourceOf(organizationId, lessonId, then) } }
        : lessonNotFound;
    }
    await waitUntilAtLeast(deps.rows, lessonsModel, query.atLeast);
    const row = await deps.rows.get(lessonsModel, organizationId, lessonId);
    return row !== undefined && (await mayReadLessons(deps, caller, row.trainingId))
      ? { body: { lesson: row }, version: row.version }
      : lessonNotFound;
  },
});
