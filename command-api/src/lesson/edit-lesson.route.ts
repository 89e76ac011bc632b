import { commandRoute } from '../http/command-route.ts';
import { commandLesson } from './command-lesson.ts';
import { LessonAnswer, LessonBody, LessonParams } from './lesson.schemas.ts';

export const editLessonRoute = commandRoute({
  method: 'PATCH',
  path: '/api/enablement/lessons/:lessonId',
  tag: 'Enablement',
  summary: 'Change what a lesson says, which makes a new version of it',
  access: 'enablement:write',
  params: LessonParams,
  body: LessonBody.partial(),
  answers: { status: 200, body: LessonAnswer },
  handle: (request, deps) =>
    commandLesson(request, deps, { type: 'EditLesson', data: { ...request.params, changes: request.body } }),
});
