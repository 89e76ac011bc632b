import type { Policy } from '../kernel/policy.ts';
import type { MdfRequestEvent } from '../mdf-request/mdf-request.events.ts';
import { payment } from '../payment/payment.decider.ts';
import type { Payment } from '../payment/payment.state.ts';
import type { RecordPayment } from '../payment/record-payment.ts';

type Paid = Extract<MdfRequestEvent, { type: 'MdfPaid' }>;

/** Funds that were paid out are a payment like any other, under the id that the event carries. */
export const recordPaymentOnMdfPaid: Policy<Paid, Payment> = {
  name: 'record-payment-on-mdf-paid',
  on: ['MdfPaid'],
  react: ({
    data: { mdfRequestId, partnerId, paymentId, amount, reference, paidAt },
    metadata: { organizationId },
  }) => {
    const command: RecordPayment = {
      type: 'RecordPayment',
      data: { paymentId, partnerId, amount, mdfRequestId, reference, paidAt },
    };
    return [{ decider: payment, organizationId, id: paymentId, command }];
  },
};
