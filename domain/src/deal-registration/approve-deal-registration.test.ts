import { given } from '../testing/given.ts';
import type { ApproveDealRegistration } from './approve-deal-registration.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationDeclined,
  dealRegistrationExpired,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
  dealRegistrationWithdrawn,
} from './deal-registration.examples.ts';

const approve = (dealId = 'deal-1'): ApproveDealRegistration => ({
  type: 'ApproveDealRegistration',
  data: { dealRegistrationId: 'registration-1', dealId, approvedAt: '2026-05-18T12:00:00.000Z' },
});

describe('approve deal registration', () => {
  it('accepts a submitted registration, and protects it for another 90 days', () => {
    given(dealRegistration, dealRegistrationSubmitted()).when(approve()).then(dealRegistrationApproved());
  });

  it('accepts a registration under review', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationReviewStarted())
      .when(approve())
      .then(dealRegistrationApproved());
  });

  it('changes nothing when the same approval comes again', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationApproved()).when(approve()).thenNothing();
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(approve()).thenRejected('deal-registration-not-found');
  });

  it('refuses a second approval, which would be a second deal', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationApproved())
      .when(approve('deal-2'))
      .thenRejected('deal-registration-decided', ['Its status is approved.']);
  });

  const decided = [
    [dealRegistrationDeclined(), 'rejected'],
    [dealRegistrationWithdrawn(), 'withdrawn'],
    [dealRegistrationExpired(), 'expired'],
  ] as const;
  for (const [event, status] of decided) {
    it(`refuses a registration that is ${status}`, () => {
      given(dealRegistration, dealRegistrationSubmitted(), event)
        .when(approve())
        .thenRejected('deal-registration-decided', [`Its status is ${status}.`]);
    });
  }
});
