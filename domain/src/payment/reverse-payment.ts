import { type Decision, reject } from '../kernel/decider.ts';
import type { PaymentEvent } from './payment.events.ts';
import type { PaymentRejection } from './payment.rejections.ts';
import type { Payment } from './payment.state.ts';

/** Takes a payment back that was wrong or bounced. Both stay in the ledger. */
export interface ReversePayment {
  readonly type: 'ReversePayment';
  readonly data: { readonly paymentId: string; readonly reason: string | null; readonly reversedAt: string };
}

export const reversePayment = (
  { data: { paymentId, reason, reversedAt } }: ReversePayment,
  { partnerId, mdfRequestId, amount, paidAt, status, reversalReason }: Payment,
): Decision<PaymentEvent, PaymentRejection> => {
  if (status === 'reversed')
    return (reason ?? reversalReason) === reversalReason ? [] : reject('payment-already-reversed');
  return [
    {
      type: 'PartnerPaymentReversed',
      data: { paymentId, partnerId, mdfRequestId, amount, reason, paidAt, reversedAt },
    },
  ];
};
