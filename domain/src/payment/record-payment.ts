import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PaymentEvent } from './payment.events.ts';
import type { PaymentRejection } from './payment.rejections.ts';
import type { Payment } from './payment.state.ts';

/** Enters a payment that was made to a partner. */
export interface RecordPayment {
  readonly type: 'RecordPayment';
  readonly data: DataOf<PaymentEvent, 'PartnerPaymentRecorded'>;
}

export const recordPayment = (
  { data }: RecordPayment,
  payment: Payment | undefined,
): Decision<PaymentEvent, PaymentRejection> =>
  payment === undefined ? [{ type: 'PartnerPaymentRecorded', data }] : reject('payment-already-exists');
