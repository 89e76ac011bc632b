import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandTraining } from './command-training.ts';
import { TrainingAnswer, TrainingParams } from './training.schemas.ts';

export const orderLessonsRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/trainings/:trainingId/order-lessons',
  tag: 'Enablement',
  summary: "Put a training's lessons into another order",
  access: 'enablement:write',
  params: TrainingParams,
  body: z.strictObject({ lessonIds: z.array(Id).max(500) }),
  answers: { status: 200, body: TrainingAnswer },
  handle: (request, deps) =>
    commandTraining(request, deps, { type: 'OrderLessons', data: { ...request.params, ...request.body } }),
});
