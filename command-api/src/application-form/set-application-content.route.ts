import { commandRoute } from '../http/command-route.ts';
import { ApplicationFormAnswer, ApplicationFormParams, ContentBody } from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const setApplicationContentRoute = commandRoute({
  method: 'PUT',
  path: '/api/application-forms/:applicationFormId/content',
  tag: 'Applications',
  summary: 'Change what a form says around its questions, and after them',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: ContentBody,
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, () => ({
      type: 'SetApplicationContent',
      data: { ...request.params, content: request.body },
    })),
});
