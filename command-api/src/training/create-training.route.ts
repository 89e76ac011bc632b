import { training } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { trainingProblems } from './training.problems.ts';
import { TrainingAnswer, TrainingBody } from './training.schemas.ts';

export const createTrainingRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/trainings',
  tag: 'Enablement',
  summary: 'Add a training, as a draft unless said otherwise',
  access: 'enablement:write',
  body: TrainingBody.extend({
    description: TrainingBody.shape.description.default(null),
    tags: TrainingBody.shape.tags.prefault([]),
    durationMinutes: TrainingBody.shape.durationMinutes.default(null),
    isPublished: z.boolean().default(false),
  }),
  answers: { status: 201, body: TrainingAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const trainingId = deps.ids.derive(cause.commandId, 'training');
    return commandResource(
      request,
      deps,
      { decider: training, id: trainingId, name: 'training', problems: trainingProblems, status: 201 },
      { type: 'CreateTraining', data: { trainingId, ...request.body } },
      cause,
    );
  },
});
