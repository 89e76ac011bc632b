import type { DealEvent } from '../deal/deal.events.ts';
import { dealRegistration } from '../deal-registration/deal-registration.decider.ts';
import type { DealRegistration } from '../deal-registration/deal-registration.state.ts';
import type { FulfilDealRegistration } from '../deal-registration/fulfil-deal-registration.ts';
import type { Policy } from '../kernel/policy.ts';

type Won = Extract<DealEvent, { type: 'DealClosedWon' }>;

/** A registration whose deal is won does not expire any more. */
export const fulfilDealRegistrationOnDealClosedWon: Policy<Won, DealRegistration> = {
  name: 'fulfil-deal-registration-on-deal-closed-won',
  on: ['DealClosedWon'],
  react: ({ data: { dealRegistrationId }, metadata: { organizationId } }) => {
    if (dealRegistrationId === null) return [];
    const command: FulfilDealRegistration = { type: 'FulfilDealRegistration', data: { dealRegistrationId } };
    return [{ decider: dealRegistration, organizationId, id: dealRegistrationId, command }];
  },
};
