import { Id, load, payment, type RecordPayment } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { paymentProblems } from './payment.problems.ts';
import { PaymentAnswer, PaymentBody } from './payment.schemas.ts';

export const recordPaymentRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/payments',
  tag: 'Payments',
  summary: 'Record a payment to a partner',
  access: 'payments:write',
  params: z.strictObject({ partnerId: Id }),
  body: PaymentBody,
  answers: { status: 201, body: PaymentAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const { amount, reference, paidAt } = request.body;
    const cause = causeOf(request, deps);
    const paymentId = deps.ids.derive(cause.commandId, 'payment');
    const refused = await partnerProblem(deps, organizationId, partnerId);
    // What was owed is paid to archived partners too.
    if (refused?.status === 404 && !(await load(deps, payment, organizationId, paymentId))) return refused;

    const command: RecordPayment = {
      type: 'RecordPayment',
      data: { paymentId, partnerId, amount, mdfRequestId: null, reference, paidAt: paidAt ?? cause.occurredAt },
    };
    const target = { decider: payment, id: paymentId, name: 'payment', problems: paymentProblems, status: 201 };
    return commandResource(request, deps, target, command, cause);
  },
});
