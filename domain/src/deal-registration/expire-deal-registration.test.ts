import { given } from '../testing/given.ts';
import { dealRegistration } from './deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationDeclined,
  dealRegistrationExpired,
  dealRegistrationFulfilled,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
  dealRegistrationWithdrawn,
} from './deal-registration.examples.ts';
import type { ExpireDealRegistration } from './expire-deal-registration.ts';

const SUBMISSION_EXPIRES = '2026-08-14T12:00:00.000Z';
const APPROVAL_EXPIRES = '2026-08-16T12:00:00.000Z';

const expireAt = (at: string): ExpireDealRegistration => ({
  type: 'ExpireDealRegistration',
  data: { dealRegistrationId: 'registration-1', at },
});

describe('expire deal registration', () => {
  it('ends an undecided registration at its time', () => {
    given(dealRegistration, dealRegistrationSubmitted())
      .when(expireAt(SUBMISSION_EXPIRES))
      .then(dealRegistrationExpired(SUBMISSION_EXPIRES));
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationReviewStarted())
      .when(expireAt(SUBMISSION_EXPIRES))
      .then(dealRegistrationExpired(SUBMISSION_EXPIRES));
  });

  it('changes nothing before its time', () => {
    given(dealRegistration, dealRegistrationSubmitted()).when(expireAt('2026-08-14T11:59:59.999Z')).thenNothing();
  });

  it('counts anew from the approval', () => {
    const approved = [dealRegistrationSubmitted(), dealRegistrationApproved()] as const;
    given(dealRegistration, ...approved)
      .when(expireAt(SUBMISSION_EXPIRES))
      .thenNothing();
    given(dealRegistration, ...approved)
      .when(expireAt(APPROVAL_EXPIRES))
      .then(dealRegistrationExpired(APPROVAL_EXPIRES));
  });

  it('changes nothing once its deal is won', () => {
    given(dealRegistration, dealRegistrationSubmitted(), dealRegistrationApproved(), dealRegistrationFulfilled())
      .when(expireAt('2030-01-01T00:00:00.000Z'))
      .thenNothing();
  });

  it('changes nothing when the registration has ended otherwise', () => {
    for (const ended of [dealRegistrationDeclined(), dealRegistrationWithdrawn(), dealRegistrationExpired()])
      given(dealRegistration, dealRegistrationSubmitted(), ended).when(expireAt(SUBMISSION_EXPIRES)).thenNothing();
  });

  it('refuses a registration nobody submitted', () => {
    given(dealRegistration).when(expireAt(SUBMISSION_EXPIRES)).thenRejected('deal-registration-not-found');
  });
});
