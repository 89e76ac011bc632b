import type { Policy } from '../kernel/policy.ts';
import { mdfRequest } from '../mdf-request/mdf-request.decider.ts';
import type { MdfRequest } from '../mdf-request/mdf-request.state.ts';
import type { ReverseMdfPayment } from '../mdf-request/reverse-mdf-payment.ts';
import type { PaymentEvent } from '../payment/payment.events.ts';

type Reversed = Extract<PaymentEvent, { type: 'PartnerPaymentReversed' }>;

/** A request whose payment was taken back is unpaid again. */
export const reverseMdfPaymentOnPartnerPaymentReversed: Policy<Reversed, MdfRequest> = {
  name: 'reverse-mdf-payment-on-partner-payment-reversed',
  on: ['PartnerPaymentReversed'],
  react: ({ data: { mdfRequestId, paymentId, reversedAt }, metadata: { organizationId } }) => {
    if (mdfRequestId === null) return [];
    const command: ReverseMdfPayment = { type: 'ReverseMdfPayment', data: { mdfRequestId, paymentId, reversedAt } };
    return [{ decider: mdfRequest, organizationId, id: mdfRequestId, command }];
  },
};
