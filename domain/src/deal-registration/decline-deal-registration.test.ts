import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationDeclined,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
} from './deal-registration.examples.ts';
import type { DeclineDealRegistration } from './decline-deal-registration.ts';

const decline = (reason: string | null): DeclineDealRegistration => ({
  type: 'DeclineDealRegistration',
  data: { dealRegistrationId: 'registration-1', reason, declinedAt: '2026-05-18T12:00:00.000Z' },
});

describe('decline deal registration', () => {
  it('turns a submitted registration down, and says why', () => {
    given(dealRegistration, dealRegistrationSubmitted())
      .when(decline('Our own account'))
      .then(dealRegistrationDeclined('Our own account'));
  });

  it('turns a registration under review down without a reason', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationReviewStarted())
      .when(decline(null))
      .then(dealRegistrationDeclined(null));
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(decline(null)).thenRejected('deal-registration-not-found');
  });

  it('refuses a decided registration', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationApproved())
      .when(decline(null))
      .thenRejected('deal-registration-decided', ['Its status is approved.']);
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationDeclined())
      .when(decline(null))
      .thenRejected('deal-registration-decided', ['Its status is rejected.']);
  });
});
