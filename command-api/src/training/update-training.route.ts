import { commandRoute } from '../http/command-route.ts';
import { commandTraining } from './command-training.ts';
import { TrainingAnswer, TrainingBody, TrainingParams } from './training.schemas.ts';

export const updateTrainingRoute = commandRoute({
  method: 'PATCH',
  path: '/api/enablement/trainings/:trainingId',
  tag: 'Enablement',
  summary: 'Change what a training says',
  access: 'enablement:write',
  params: TrainingParams,
  body: TrainingBody.partial(),
  answers: { status: 200, body: TrainingAnswer },
  handle: (request, deps) =>
    commandTraining(request, deps, { type: 'UpdateTraining', data: { ...request.params, changes: request.body } }),
});
