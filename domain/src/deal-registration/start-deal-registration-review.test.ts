import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationDeclined,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
} from './deal-registration.examples.ts';
import type { StartDealRegistrationReview } from './start-deal-registration-review.ts';

const start: StartDealRegistrationReview = {
  type: 'StartDealRegistrationReview',
  data: { dealRegistrationId: 'registration-1', startedAt: '2026-05-17T12:00:00.000Z' },
};

describe('start deal registration review', () => {
  it('puts a submitted registration under review', () => {
    given(dealRegistration, dealRegistrationSubmitted()).when(start).then(dealRegistrationReviewStarted());
  });

  it('changes nothing when it is under review already', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationReviewStarted()).when(start).thenNothing();
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(start).thenRejected('deal-registration-not-found');
  });

  it('refuses a decided registration', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationDeclined())
      .when(start)
      .thenRejected('deal-registration-decided', ['Its status is rejected.']);
  });
});
