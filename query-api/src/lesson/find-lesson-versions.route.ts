import { Id } from '@partneros/domain';
import { checkRecorded, pageQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { pageOf } from '../http/page-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { lessonNotFound } from './lesson-not-found.ts';
import { LessonVersion, lessonVersionsOf } from './lesson-versions.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['lessonVersion'], default: '-lessonVersion' });

export const findLessonVersionsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/lessons/:lessonId/versions',
  tag: 'Enablement',
  summary: 'What a lesson has said, when and by whom, newest first',
  access: 'pickers:read',
  params: z.strictObject({ lessonId: Id }),
  query: z.strictObject(page),
  answers: {
    status: 200,
    body: z.object({ versions: z.array(LessonVersion.omit({ sections: true })), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller: { organizationId }, params: { lessonId }, query }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const all = await lessonVersionsOf(deps, organizationId, lessonId);
    if (all === undefined) return lessonNotFound;
    const ordered = query.sort.direction === 'asc' ? all : all.toReversed();
    const { rows, nextCursor } = pageOf(ordered, ({ lessonVersion }) => String(lessonVersion), query);
    return { body: { versions: rows.map(({ sections: _, ...version }) => version), nextCursor } };
  },
});
