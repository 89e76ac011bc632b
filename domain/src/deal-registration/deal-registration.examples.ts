import type { DataOf } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { SubmitDealRegistration } from './submit-deal-registration.ts';

const IDENTITY = { dealRegistrationId: 'registration-1', partnerId: 'partner-1', accountClaimId: 'account-1' };

type Submitted = DataOf<DealRegistrationEvent, 'DealRegistrationSubmitted'>;

const submitted = (over: Partial<Submitted>): Submitted => ({
  ...IDENTITY,
  accountName: 'Globex',
  accountDomain: 'globex.example',
  amount: { minor: 2_500_000, currency: 'EUR' },
  expectedCloseDate: '2026-09-30',
  description: 'Rollout in three plants',
  submittedBy: 'user-1',
  submittedAt: '2026-05-16T12:00:00.000Z',
  expiresAt: '2026-08-14T12:00:00.000Z',
  ...over,
});

export const submitDealRegistrationCommand = (): SubmitDealRegistration => {
  const { expiresAt: _decided, ...data } = submitted({});
  return { type: 'SubmitDealRegistration', data };
};

export const dealRegistrationSubmitted = (over: Partial<Submitted> = {}): DealRegistrationEvent => ({
  type: 'DealRegistrationSubmitted',
  data: submitted(over),
});

export const dealRegistrationReviewStarted = (): DealRegistrationEvent => ({
  type: 'DealRegistrationReviewStarted',
  data: { ...IDENTITY, startedAt: '2026-05-17T12:00:00.000Z' },
});

export const dealRegistrationApproved = (): DealRegistrationEvent => ({
  type: 'DealRegistrationApproved',
  data: {
    ...IDENTITY,
    dealId: 'deal-1',
    accountName: 'Globex',
    accountDomain: 'globex.example',
    amount: { minor: 2_500_000, currency: 'EUR' },
    expectedCloseDate: '2026-09-30',
    approvedAt: '2026-05-18T12:00:00.000Z',
    expiresAt: '2026-08-16T12:00:00.000Z',
  },
});

export const dealRegistrationDeclined = (
  reason: string | null = 'We work with them directly',
): DealRegistrationEvent => ({
  type: 'DealRegistrationDeclined',
  data: { ...IDENTITY, reason, declinedAt: '2026-05-18T12:00:00.000Z' },
});

export const dealRegistrationWithdrawn = (): DealRegistrationEvent => ({
  type: 'DealRegistrationWithdrawn',
  data: { ...IDENTITY, withdrawnAt: '2026-05-18T12:00:00.000Z' },
});

export const dealRegistrationExpired = (expiredAt = '2026-08-14T12:00:00.000Z'): DealRegistrationEvent => ({
  type: 'DealRegistrationExpired',
  data: { ...IDENTITY, expiredAt },
});

export const dealRegistrationFulfilled = (): DealRegistrationEvent => ({
  type: 'DealRegistrationFulfilled',
  data: { ...IDENTITY, dealId: 'deal-1' },
});
