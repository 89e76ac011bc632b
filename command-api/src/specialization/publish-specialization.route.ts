import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandSpecialization } from './command-specialization.ts';
import { SpecializationAnswer, SpecializationParams } from './specialization.schemas.ts';

export const publishSpecializationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/specializations/:specializationId/publish',
  tag: 'Enablement',
  summary: 'Offer a specialization in pickers',
  access: 'enablement:write',
  params: SpecializationParams,
  body: NoBody,
  answers: { status: 200, body: SpecializationAnswer },
  handle: (request, deps) =>
    commandSpecialization(request, deps, { type: 'PublishSpecialization', data: request.params }),
});
