import { specialization } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { specializationProblems } from './specialization.problems.ts';
import { SpecializationAnswer, SpecializationBody } from './specialization.schemas.ts';

export const createSpecializationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/specializations',
  tag: 'Enablement',
  summary: 'Add a specialization, as a draft unless said otherwise',
  access: 'enablement:write',
  body: SpecializationBody.extend({
    description: SpecializationBody.shape.description.default(null),
    trainingIds: SpecializationBody.shape.trainingIds.prefault([]),
    isPublished: z.boolean().default(false),
  }),
  answers: { status: 201, body: SpecializationAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const specializationId = deps.ids.derive(cause.commandId, 'specialization');
    return commandResource(
      request,
      deps,
      {
        decider: specialization,
        id: specializationId,
        name: 'specialization',
        problems: specializationProblems,
        status: 201,
      },
      { type: 'CreateSpecialization', data: { specializationId, ...request.body } },
      cause,
    );
  },
});
