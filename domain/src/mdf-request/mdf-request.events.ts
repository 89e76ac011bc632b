import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant, Money } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

// Which year's budget pays is settled when the request is made, and said by every event that moves money.
const request = { mdfRequestId: Id, partnerId: Id, budgetYear: z.int() };
const words = personal('partnerId', z.string()).nullable();

/** The stored format of a request for market development funds: never edited, only lifted by upcasts. */
export const mdfRequestEvents = {
  MdfRequestSubmitted: z.strictObject({
    ...request,
    title: notPersonal(z.string()),
    description: words,
    amount: Money,
    activityDate: CalendarDate.nullable(),
    submittedBy: Id,
    submittedAt: Instant,
  }),
  /** `amount` is what was granted, at most what was `requested`. */
  MdfRequestApproved: z.strictObject({ ...request, requested: Money, amount: Money, note: words, approvedAt: Instant }),
  MdfRequestDeclined: z.strictObject({ ...request, requested: Money, reason: words, declinedAt: Instant }),
  MdfProofSubmitted: z.strictObject({
    ...request,
    note: personal('partnerId', z.string()),
    links: z.array(personal('partnerId', z.string())),
    proofSubmittedAt: Instant,
  }),
  /** `amount` is what was paid, at most what was `approved`. */
  MdfPaid: z.strictObject({
    ...request,
    approved: Money,
    amount: Money,
    paymentId: Id,
    reference: personal('partnerId', z.string()).nullable(),
    paidAt: Instant,
  }),
  /** The payment was taken back: the request waits to be paid again. */
  MdfPaymentReversed: z.strictObject({
    ...request,
    approved: Money,
    amount: Money,
    paymentId: Id,
    reversedAt: Instant,
  }),
};

export type MdfRequestEvent = EventOf<typeof mdfRequestEvents>;
