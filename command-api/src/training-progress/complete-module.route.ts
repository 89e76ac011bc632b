import { lesson, load, training, trainingProgress, trainingProgressIdOf } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { lessonProblems } from '../lesson/lesson.problems.ts';
import { LessonParams } from '../lesson/lesson.schemas.ts';
import { learnerProblem } from './learner-problem.ts';
import { mayTake } from './may-take.ts';
import { trainingProgressProblems } from './training-progress.problems.ts';
import { LearnerBody, TrainingProgressAnswer } from './training-progress.schemas.ts';

export const completeModuleRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/lessons/:lessonId/complete',
  tag: 'Enablement',
  summary: 'A contact has completed a lesson; with the last one, the training',
  access: 'enablement:complete',
  keepsToOwnPartner: true,
  params: LessonParams,
  body: LearnerBody,
  answers: { status: 200, body: TrainingProgressAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { lessonId } = request.params;
    const found = await load(deps, lesson, organizationId, lessonId);
    if (found === undefined || !(await mayTake(deps, request.caller, found.state.trainingId)))
      return lessonProblems['lesson-not-found'];
    const refused = await learnerProblem(deps, request.caller, request.body);
    if (refused) return refused;

    const { trainingId } = found.state;
    const modules = await load(deps, training, organizationId, trainingId);
    const { title = '', lessonIds = [] } = modules?.state ?? {};
    const cause = causeOf(request, deps);
    const id = trainingProgressIdOf({ ...request.body, trainingId }, deps.ids);
    return commandResource(
      request,
      deps,
      { decider: trainingProgress, id, name: 'trainingProgress', problems: trainingProgressProblems },
      {
        type: 'CompleteModule',
        data: {
          trainingProgressId: id,
          ...request.body,
          trainingId,
          title,
          lessonId,
          lessonIds,
          completedAt: cause.occurredAt,
        },
      },
      cause,
    );
  },
});
