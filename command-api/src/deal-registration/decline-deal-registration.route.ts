import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandDealRegistration } from './command-deal-registration.ts';
import { DealRegistrationAnswer, DealRegistrationParams } from './deal-registration.schemas.ts';

export const declineDealRegistrationRoute = commandRoute({
  method: 'POST',
  path: '/api/deal-registrations/:dealRegistrationId/decline',
  tag: 'Deal registrations',
  summary: 'Turn a registration down',
  access: 'deals:write',
  params: DealRegistrationParams,
  body: z.strictObject({ reason: prose(2_000).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: DealRegistrationAnswer },
  handle: (request, deps) =>
    commandDealRegistration(request, deps, ({ occurredAt }) => ({
      type: 'DeclineDealRegistration',
      data: { ...request.params, reason: request.body.reason, declinedAt: occurredAt },
    })),
});
