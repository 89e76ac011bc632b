import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant, Money } from '../kernel/fields.ts';
import { personal } from '../kernel/personal.ts';

const payment = {
  paymentId: Id,
  partnerId: Id,
  /** The request for funds that it pays, if it does. */
  mdfRequestId: Id.nullable(),
  amount: Money,
};

/** The stored format of a payment to a partner: never edited, only lifted by upcasts. */
export const paymentEvents = {
  PartnerPaymentRecorded: z.strictObject({
    ...payment,
    reference: personal('partnerId', z.string()).nullable(),
    paidAt: Instant,
  }),
  PartnerPaymentReversed: z.strictObject({
    ...payment,
    reason: personal('partnerId', z.string()).nullable(),
    paidAt: Instant,
    reversedAt: Instant,
  }),
};

export type PaymentEvent = EventOf<typeof paymentEvents>;
