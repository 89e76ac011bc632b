import { commandRoute } from '../http/command-route.ts';
import { commandSpecialization } from './command-specialization.ts';
import { SpecializationAnswer, SpecializationBody, SpecializationParams } from './specialization.schemas.ts';

export const updateSpecializationRoute = commandRoute({
  method: 'PATCH',
  path: '/api/enablement/specializations/:specializationId',
  tag: 'Enablement',
  summary: 'Change what a specialization says',
  access: 'enablement:write',
  params: SpecializationParams,
  body: SpecializationBody.partial(),
  answers: { status: 200, body: SpecializationAnswer },
  handle: (request, deps) =>
    commandSpecialization(request, deps, {
      type: 'UpdateSpecialization',
      data: { ...request.params, changes: request.body },
    }),
});
