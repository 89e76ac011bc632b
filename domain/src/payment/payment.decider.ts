import { type Decider, reject } from '../kernel/decider.ts';
import { type PaymentEvent, paymentEvents } from './payment.events.ts';
import type { PaymentRejection } from './payment.rejections.ts';
import { evolvePayment, type Payment } from './payment.state.ts';
import { type RecordPayment, recordPayment } from './record-payment.ts';
import { type ReversePayment, reversePayment } from './reverse-payment.ts';

export type PaymentCommand = RecordPayment | ReversePayment;

export const payment: Decider<Payment, PaymentCommand, PaymentEvent, PaymentRejection> = {
  category: 'payment',
  events: paymentEvents,
  evolve: evolvePayment,
  decide: (command, payment) => {
    if (command.type === 'RecordPayment') return recordPayment(command, payment);
    return payment === undefined ? reject('payment-not-found') : reversePayment(command, payment);
  },
};
