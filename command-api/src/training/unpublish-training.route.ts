import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandTraining } from './command-training.ts';
import { TrainingAnswer, TrainingParams } from './training.schemas.ts';

export const unpublishTrainingRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/trainings/:trainingId/unpublish',
  tag: 'Enablement',
  summary: 'Take a training out of pickers',
  access: 'enablement:write',
  params: TrainingParams,
  body: NoBody,
  answers: { status: 200, body: TrainingAnswer },
  handle: (request, deps) => commandTraining(request, deps, { type: 'UnpublishTraining', data: request.params }),
});
