import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import { dealRegistrationSubmitted, submitDealRegistrationCommand } from './deal-registration.examples.ts';

describe('submit deal registration', () => {
  it('registers a deal for 90 days', () => {
    given(dealRegistration)
      .when(submitDealRegistrationCommand())
      .then(dealRegistrationSubmitted({ expiresAt: '2026-08-14T12:00:00.000Z' }));
  });

  it('refuses an id that is in use', () => {
    given(dealRegistration, dealRegistrationSubmitted())
      .when(submitDealRegistrationCommand())
      .thenRejected('deal-registration-already-exists');
  });
});
