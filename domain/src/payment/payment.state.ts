import { type DataOf, evolution } from '../kernel/decider.ts';
import type { PaymentEvent } from './payment.events.ts';

/** The statuses of a payment. */
export const PAYMENT_STATUSES = ['recorded', 'reversed'] as const;

/** A payment to a partner as callers see it, between its id and its version. */
export interface Payment extends Omit<DataOf<PaymentEvent, 'PartnerPaymentRecorded'>, 'paymentId'> {
  readonly status: (typeof PAYMENT_STATUSES)[number];
  readonly reversedAt: string | null;
  readonly reversalReason: string | null;
}

export const evolvePayment = evolution<Payment, PaymentEvent, 'PartnerPaymentRecorded'>(
  {
    PartnerPaymentRecorded: ({ paymentId: _id, ...recorded }) => ({
      ...recorded,
      status: 'recorded',
      reversedAt: null,
      reversalReason: null,
    }),
  },
  {
    PartnerPaymentReversed: (payment, { reason, reversedAt }) => ({
      ...payment,
      status: 'reversed',
      reversedAt,
      reversalReason: reason,
    }),
  },
);
