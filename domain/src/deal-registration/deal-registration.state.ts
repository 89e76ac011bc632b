import { type DataOf, evolution } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';

/** The statuses of a deal registration; only an approved one changes its status again, when it expires. */
export const DEAL_REGISTRATION_STATUSES = [
  'submitted',
  'under_review',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type DealRegistrationStatus = (typeof DEAL_REGISTRATION_STATUSES)[number];

type Submitted = DataOf<DealRegistrationEvent, 'DealRegistrationSubmitted'>;

/** A deal registration as callers see it, between its id and its version. */
export interface DealRegistration extends Omit<Submitted, 'dealRegistrationId' | 'expiresAt'> {
  readonly status: DealRegistrationStatus;
  /** `null` once its deal is won: it does not expire any more. */
  readonly expiresAt: string | null;
  readonly decidedAt: string | null;
  readonly declineReason: string | null;
  readonly dealId: string | null;
}

export const evolveDealRegistration = evolution<DealRegistration, DealRegistrationEvent, 'DealRegistrationSubmitted'>(
  {
    DealRegistrationSubmitted: ({ dealRegistrationId: _id, ...submitted }) => ({
      ...submitted,
      status: 'submitted',
      decidedAt: null,
      declineReason: null,
      dealId: null,
    }),
  },
  {
    DealRegistrationReviewStarted: (registration) => ({ ...registration, status: 'under_review' }),
    DealRegistrationApproved: (registration, { dealId, approvedAt, expiresAt }) => ({
      ...registration,
      status: 'approved',
      decidedAt: approvedAt,
      expiresAt,
      dealId,
    }),
    DealRegistrationDeclined: (registration, { reason, declinedAt }) => ({
      ...registration,
      status: 'rejected',
      decidedAt: declinedAt,
      declineReason: reason,
    }),
    DealRegistrationWithdrawn: (registration) => ({ ...registration, status: 'withdrawn' }),
    DealRegistrationExpired: (registration) => ({ ...registration, status: 'expired' }),
    DealRegistrationFulfilled: (registration) => ({ ...registration, expiresAt: null }),
  },
);
