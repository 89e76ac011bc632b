import {
  defaultCacheKey,
  execute,
  Id,
  LESSON_EXPORT_STATUSES,
  lesson,
  lessonExport,
  lessonExportIdOf,
  load,
} from '@partneros/domain';
import { answerOutcome, causeOf, keyReused, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { isKeyReused } from '../http/is-key-reused.ts';

const notFound = problem(404, 'not_found', 'Lesson not found.');

const ExportAnswer = z.object({
  exportId: Id,
  lessonId: Id,
  cacheKey: z.string(),
  status: z.enum(LESSON_EXPORT_STATUSES),
});

export const requestPptxExportRoute = commandRoute({
  method: 'POST',
  path: '/api/exports/pptx',
  tag: 'Exports',
  summary: 'Export a lesson as a PowerPoint presentation; the stream tells when it is there',
  access: 'enablement:write',
  body: z.strictObject({
    lessonId: Id,
    cacheKey: z
      .string()
      .regex(/^[A-Za-z0-9._:-]{1,128}$/, 'expected 1 to 128 letters, digits, dots, colons, - and _')
      .optional()
      .describe('What the export goes by; absent: one for each version of the lesson.'),
  }),
  answers: { status: 202, body: ExportAnswer, description: 'It has begun.' },
  alsoAnswers: [{ status: 200, body: ExportAnswer, description: 'It is under way, or there, already.' }],
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { lessonId } = request.body;
    const known = await load(deps, lesson, organizationId, lessonId);
    if (known === undefined) return notFound;
    const cause = causeOf(request, deps);
    if (await isKeyReused(deps, cause)) return keyReused;

    const { lessonVersion } = known.state;
    const cacheKey = request.body.cacheKey ?? defaultCacheKey(deps.ids, lessonId, lessonVersion);
    const exportId = lessonExportIdOf(deps.ids, organizationId, { lessonId, cacheKey });
    const outcome = await execute(deps, lessonExport, {
      organizationId,
      id: exportId,
      command: { type: 'RequestPptxExport', data: { exportId, lessonId, lessonVersion, cacheKey } },
      cause,
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: { 'lesson-export-not-found': notFound },
      status: 202,
      body: ({ state }) => ({ exportId, lessonId, cacheKey, status: state.status }),
    });
  },
});
