import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { ApplicationFormAnswer, ApplicationFormParams } from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const unpublishApplicationFormRoute = commandRoute({
  method: 'POST',
  path: '/api/application-forms/:applicationFormId/unpublish',
  tag: 'Applications',
  summary: 'Take no more applications by a form',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: NoBody,
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, ({ occurredAt }) => ({
      type: 'UnpublishApplicationForm',
      data: { ...request.params, unpublishedAt: occurredAt },
    })),
});
