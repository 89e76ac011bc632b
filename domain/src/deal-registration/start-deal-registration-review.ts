import type { Decision } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';
import { refuseDecided } from './refuse-decided.ts';

/** Says that somebody is looking at the registration. */
export interface StartDealRegistrationReview {
  readonly type: 'StartDealRegistrationReview';
  readonly data: { readonly dealRegistrationId: string; readonly startedAt: string };
}

export const startDealRegistrationReview = (
  { data: { dealRegistrationId, startedAt } }: StartDealRegistrationReview,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> => {
  if (registration.status === 'under_review') return [];
  return (
    refuseDecided(registration) ?? [
      {
        type: 'DealRegistrationReviewStarted',
        data: { ...identityOf(dealRegistrationId, registration), startedAt },
      },
    ]
  );
};
