import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandLesson } from './command-lesson.ts';
import { LessonAnswer, LessonParams } from './lesson.schemas.ts';

export const retireLessonRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/lessons/:lessonId/retire',
  tag: 'Enablement',
  summary: 'Take a lesson out of its training',
  access: 'enablement:write',
  params: LessonParams,
  body: NoBody,
  answers: { status: 200, body: LessonAnswer },
  handle: (request, deps) => commandLesson(request, deps, { type: 'RetireLesson', data: request.params }),
});
