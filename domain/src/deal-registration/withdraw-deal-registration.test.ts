import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
  dealRegistrationWithdrawn,
} from './deal-registration.examples.ts';
import type { WithdrawDealRegistration } from './withdraw-deal-registration.ts';

const withdraw: WithdrawDealRegistration = {
  type: 'WithdrawDealRegistration',
  data: { dealRegistrationId: 'registration-1', withdrawnAt: '2026-05-18T12:00:00.000Z' },
};

describe('withdraw deal registration', () => {
  it('takes an undecided registration back', () => {
    given(dealRegistration, dealRegistrationSubmitted()).when(withdraw).then(dealRegistrationWithdrawn());
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationReviewStarted())
      .when(withdraw)
      .then(dealRegistrationWithdrawn());
  });

  it('changes nothing when it is withdrawn already', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationWithdrawn()).when(withdraw).thenNothing();
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(withdraw).thenRejected('deal-registration-not-found');
  });

  it('refuses a decided registration', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationApproved())
      .when(withdraw)
      .thenRejected('deal-registration-decided', ['Its status is approved.']);
  });
});
