import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandDealRegistration } from './command-deal-registration.ts';
import { DealRegistrationAnswer, DealRegistrationParams } from './deal-registration.schemas.ts';

export const startDealRegistrationReviewRoute = commandRoute({
  method: 'POST',
  path: '/api/deal-registrations/:dealRegistrationId/start-review',
  tag: 'Deal registrations',
  summary: 'Say that somebody is looking at a registration',
  access: 'deals:write',
  params: DealRegistrationParams,
  body: NoBody,
  answers: { status: 200, body: DealRegistrationAnswer },
  handle: (request, deps) =>
    commandDealRegistration(request, deps, ({ occurredAt }) => ({
      type: 'StartDealRegistrationReview',
      data: { ...request.params, startedAt: occurredAt },
    })),
});
