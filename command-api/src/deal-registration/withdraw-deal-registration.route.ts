import { dealRegistration, load } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandDealRegistration } from './command-deal-registration.ts';
import { dealRegistrationProblems } from './deal-registration.problems.ts';
import { DealRegistrationAnswer, DealRegistrationParams } from './deal-registration.schemas.ts';

export const withdrawDealRegistrationRoute = commandRoute({
  method: 'POST',
  path: '/api/deal-registrations/:dealRegistrationId/withdraw',
  tag: 'Deal registrations',
  summary: 'Take a registration back before it is decided',
  access: 'deals:submit',
  keepsToOwnPartner: true,
  params: DealRegistrationParams,
  body: NoBody,
  answers: { status: 200, body: DealRegistrationAnswer },
  handle: async (request, deps) => {
    const { organizationId, partnerId: own } = request.caller;
    if (own !== undefined) {
      const found = await load(deps, dealRegistration, organizationId, request.params.dealRegistrationId);
      if (found?.state.partnerId !== own) return dealRegistrationProblems['deal-registration-not-found'];
    }
    return commandDealRegistration(request, deps, ({ occurredAt }) => ({
      type: 'WithdrawDealRegistration',
      data: { ...request.params, withdrawnAt: occurredAt },
    }));
  },
});
