import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { ApplicationAnswer, ApplicationParams } from './application.schemas.ts';
import { commandApplication } from './command-application.ts';

export const startApplicationReviewRoute = commandRoute({
  method: 'POST',
  path: '/api/applications/:applicationId/start-review',
  tag: 'Applications',
  summary: 'Say that somebody is looking at an application',
  access: 'partners:write',
  params: ApplicationParams,
  body: NoBody,
  answers: { status: 200, body: ApplicationAnswer },
  handle: (request, deps) =>
    commandApplication(request, deps, ({ occurredAt }) => ({
      type: 'StartApplicationReview',
      data: { ...request.params, startedAt: occurredAt },
    })),
});
