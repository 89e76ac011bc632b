import { Id } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { lessonNotFound } from './lesson-not-found.ts';
import { LessonVersion, lessonVersionsOf } from './lesson-versions.ts';

export const getLessonVersionRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/lessons/:lessonId/versions/:version',
  tag: 'Enablement',
  summary: 'What a lesson said in one of its versions',
  access: 'pickers:read',
  params: z.strictObject({ lessonId: Id, version: z.coerce.number().int().min(1).max(1_000_000) }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ version: LessonVersion }) },
  handle: async ({ caller: { organizationId }, params: { lessonId, version }, query }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const all = await lessonVersionsOf(deps, organizationId, lessonId, query.asOf);
    const found = all?.find(({ lessonVersion }) => lessonVersion === version);
    if (found !== undefined) return { body: { version: found } };
    return all === undefined ? lessonNotFound : problem(404, 'not_found', 'Version not found.');
  },
});
