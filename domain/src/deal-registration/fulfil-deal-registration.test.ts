import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationExpired,
  dealRegistrationFulfilled,
  dealRegistrationSubmitted,
} from './deal-registration.examples.ts';
import type { FulfilDealRegistration } from './fulfil-deal-registration.ts';

const fulfil: FulfilDealRegistration = {
  type: 'FulfilDealRegistration',
  data: { dealRegistrationId: 'registration-1' },
};
const approved = [dealRegistrationSubmitted(), dealRegistrationApproved()] as const;

describe('fulfil deal registration', () => {
  it('takes the expiry date from an approved registration', () => {
    given(dealRegistration, ...approved)
      .when(fulfil)
      .then(dealRegistrationFulfilled());
  });

  it('changes nothing when its deal was won before', () => {
    given(dealRegistration, ...approved, dealRegistrationFulfilled())
      .when(fulfil)
      .thenNothing();
  });

  it('changes nothing when the registration has expired', () => {
    given(dealRegistration, ...approved, dealRegistrationExpired())
      .when(fulfil)
      .thenNothing();
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(fulfil).thenRejected('deal-registration-not-found');
  });
});
