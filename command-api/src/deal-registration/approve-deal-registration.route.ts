import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandDealRegistration } from './command-deal-registration.ts';
import { DealRegistrationAnswer, DealRegistrationParams } from './deal-registration.schemas.ts';

export const approveDealRegistrationRoute = commandRoute({
  method: 'POST',
  path: '/api/deal-registrations/:dealRegistrationId/approve',
  tag: 'Deal registrations',
  summary: 'Accept a registration; its deal is open when the answer comes',
  access: 'deals:write',
  params: DealRegistrationParams,
  body: NoBody,
  answers: { status: 200, body: DealRegistrationAnswer },
  handle: (request, deps) =>
    commandDealRegistration(request, deps, ({ commandId, occurredAt }) => ({
      type: 'ApproveDealRegistration',
      data: { ...request.params, dealId: deps.ids.derive(commandId, 'deal'), approvedAt: occurredAt },
    })),
});
