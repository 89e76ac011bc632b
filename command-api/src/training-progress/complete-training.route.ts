import { load, training, trainingProgress, trainingProgressIdOf } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { trainingProblems } from '../training/training.problems.ts';
import { TrainingParams } from '../training/training.schemas.ts';
import { learnerProblem } from './learner-problem.ts';
import { mayTake } from './may-take.ts';
import { trainingProgressProblems } from './training-progress.problems.ts';
import { LearnerBody, TrainingProgressAnswer } from './training-progress.schemas.ts';

export const completeTrainingRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/trainings/:trainingId/complete',
  tag: 'Enablement',
  summary: 'A contact has completed a training that has no open lessons',
  access: 'enablement:complete',
  keepsToOwnPartner: true,
  params: TrainingParams,
  body: LearnerBody,
  answers: { status: 200, body: TrainingProgressAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { trainingId } = request.params;
    const found = await load(deps, training, organizationId, trainingId);
    if (found === undefined || !(await mayTake(deps, request.caller, trainingId)))
      return trainingProblems['training-not-found'];
    const refused = await learnerProblem(deps, request.caller, request.body);
    if (refused) return refused;

    const { title, lessonIds } = found.state;
    const cause = causeOf(request, deps);
    const id = trainingProgressIdOf({ ...request.body, trainingId }, deps.ids);
    const completed = { trainingProgressId: id, ...request.body, trainingId, title, lessonIds };
    return commandResource(
      request,
      deps,
      { decider: trainingProgress, id, name: 'trainingProgress', problems: trainingProgressProblems },
      { type: 'CompleteTraining', data: { ...completed, completedAt: cause.occurredAt } },
      cause,
    );
  },
});
