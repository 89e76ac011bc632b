import type { DataOf } from '../kernel/decider.ts';
import type { PaymentEvent } from './payment.events.ts';
import type { RecordPayment } from './record-payment.ts';

type Recorded = DataOf<PaymentEvent, 'PartnerPaymentRecorded'>;

const recorded = (over: Partial<Recorded>): Recorded => ({
  paymentId: 'payment-1',
  partnerId: 'partner-1',
  amount: { minor: 120_000, currency: 'EUR' },
  mdfRequestId: null,
  reference: 'Commission May',
  paidAt: '2026-05-31T00:00:00.000Z',
  ...over,
});

export const recordPaymentCommand = (over: Partial<Recorded> = {}): RecordPayment => ({
  type: 'RecordPayment',
  data: recorded(over),
});

export const paymentRecorded = (over: Partial<Recorded> = {}): PaymentEvent => ({
  type: 'PartnerPaymentRecorded',
  data: recorded(over),
});

export const paymentReversed = (
  reason: string | null = 'Bounced',
  mdfRequestId: string | null = null,
): PaymentEvent => ({
  type: 'PartnerPaymentReversed',
  data: {
    paymentId: 'payment-1',
    partnerId: 'partner-1',
    mdfRequestId,
    amount: { minor: 120_000, currency: 'EUR' },
    reason,
    paidAt: '2026-05-31T00:00:00.000Z',
    reversedAt: '2026-06-02T12:00:00.000Z',
  },
});
