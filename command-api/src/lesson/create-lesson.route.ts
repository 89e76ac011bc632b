import { Id, lesson, load, training } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { trainingProblems } from '../training/training.problems.ts';
import { lessonProblems } from './lesson.problems.ts';
import { LessonAnswer, LessonBody } from './lesson.schemas.ts';

export const createLessonRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/lessons',
  tag: 'Enablement',
  summary: 'Write a lesson: the last module of its training',
  access: 'enablement:write',
  body: LessonBody.extend({ trainingId: Id, sections: LessonBody.shape.sections.prefault([]) }),
  answers: { status: 201, body: LessonAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const cause = causeOf(request, deps);
    const lessonId = deps.ids.derive(cause.commandId, 'lesson');
    if ((await load(deps, training, organizationId, request.body.trainingId)) === undefined)
      return trainingProblems['training-not-found'];
    const target = {
      decider: lesson,
      id: lessonId,
      name: 'lesson',
      problems: lessonProblems,
      status: 201,
      settles: true,
    } as const;
    return commandResource(request, deps, target, { type: 'CreateLesson', data: { lessonId, ...request.body } }, cause);
  },
});
