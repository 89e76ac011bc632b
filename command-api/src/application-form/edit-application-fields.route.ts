import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { ApplicationFormAnswer, ApplicationFormParams, FieldsBody } from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const editApplicationFieldsRoute = commandRoute({
  method: 'PUT',
  path: '/api/application-forms/:applicationFormId/fields',
  tag: 'Applications',
  summary: 'Ask other questions from now on',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: z.strictObject({ fields: FieldsBody.min(1) }),
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, () => ({
      type: 'EditApplicationFields',
      data: { ...request.params, ...request.body },
    })),
});
