import { commandRoute } from '../http/command-route.ts';
import { ApplicationFormAnswer, ApplicationFormParams } from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const removeBannerRoute = commandRoute({
  method: 'DELETE',
  path: '/api/application-forms/:applicationFormId/banner',
  tag: 'Applications',
  summary: 'Take the banner off an application form',
  access: 'partners:write',
  params: ApplicationFormParams,
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, () => ({ type: 'RemoveBanner', data: request.params })),
});
