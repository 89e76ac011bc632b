import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant, Money } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

// A claim goes by its id: whoever closes a registration can release the account without looking anything up.
const registration = { dealRegistrationId: Id, partnerId: Id, accountClaimId: Id };

const opportunity = {
  accountName: notPersonal(z.string()),
  accountDomain: notPersonal(z.string()).nullable(),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
};

/** The stored format of a deal registration: never edited, only lifted by upcasts. */
export const dealRegistrationEvents = {
  DealRegistrationSubmitted: z.strictObject({
    ...registration,
    ...opportunity,
    description: personal('partnerId', z.string()).nullable(),
    submittedBy: Id,
    submittedAt: Instant,
    expiresAt: Instant,
  }),
  DealRegistrationReviewStarted: z.strictObject({ ...registration, startedAt: Instant }),
  DealRegistrationApproved: z.strictObject({
    ...registration,
    /** The deal that follows from this approval. */
    dealId: Id,
    ...opportunity,
    approvedAt: Instant,
    /** Counted anew from the approval. */
    expiresAt: Instant,
  }),
  DealRegistrationDeclined: z.strictObject({
    ...registration,
    reason: personal('partnerId', z.string()).nullable(),
    declinedAt: Instant,
  }),
  DealRegistrationWithdrawn: z.strictObject({ ...registration, withdrawnAt: Instant }),
  DealRegistrationExpired: z.strictObject({ ...registration, expiredAt: Instant }),
  /** Its deal was won in time: from here on it does not expire. */
  DealRegistrationFulfilled: z.strictObject({ ...registration, dealId: Id }),
};

export type DealRegistrationEvent = EventOf<typeof dealRegistrationEvents>;
