import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { ApplicationFormAnswer, ApplicationFormParams } from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const publishApplicationFormRoute = commandRoute({
  method: 'POST',
  path: '/api/application-forms/:applicationFormId/publish',
  tag: 'Applications',
  summary: 'Let everybody who has the slug apply',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: NoBody,
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, ({ occurredAt }) => ({
      type: 'PublishApplicationForm',
      data: { ...request.params, publishedAt: occurredAt },
    })),
});
