import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandSpecialization } from './command-specialization.ts';
import { SpecializationAnswer, SpecializationParams } from './specialization.schemas.ts';

export const unpublishSpecializationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/specializations/:specializationId/unpublish',
  tag: 'Enablement',
  summary: 'Take a specialization out of pickers',
  access: 'enablement:write',
  params: SpecializationParams,
  body: NoBody,
  answers: { status: 200, body: SpecializationAnswer },
  handle: (request, deps) =>
    commandSpecialization(request, deps, { type: 'UnpublishSpecialization', data: request.params }),
});
