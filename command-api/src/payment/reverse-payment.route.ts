import { payment, prose } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { paymentProblems } from './payment.problems.ts';
import { PaymentAnswer, PaymentParams } from './payment.schemas.ts';

export const reversePaymentRoute = commandRoute({
  method: 'POST',
  path: '/api/payments/:paymentId/reverse',
  tag: 'Payments',
  summary: 'Take a payment back that was wrong or bounced',
  access: 'payments:write',
  params: PaymentParams,
  body: z.strictObject({ reason: prose(2_000).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: PaymentAnswer },
  handle: (request, deps) => {
    const { paymentId } = request.params;
    const cause = causeOf(request, deps);
    const target = {
      decider: payment,
      id: paymentId,
      name: 'payment',
      problems: paymentProblems,
      settles: true,
    } as const;
    const data = { paymentId, reason: request.body.reason, reversedAt: cause.occurredAt };
    return commandResource(request, deps, target, { type: 'ReversePayment', data }, cause);
  },
});
