import { type Decider, reject } from '../kernel/decider.ts';
import { type ApproveDealRegistration, approveDealRegistration } from './approve-deal-registration.ts';
import { type DealRegistrationEvent, dealRegistrationEvents } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import { type DealRegistration, evolveDealRegistration } from './deal-registration.state.ts';
import { type DeclineDealRegistration, declineDealRegistration } from './decline-deal-registration.ts';
import { type ExpireDealRegistration, expireDealRegistration } from './expire-deal-registration.ts';
import { type FulfilDealRegistration, fulfilDealRegistration } from './fulfil-deal-registration.ts';
import { type StartDealRegistrationReview, startDealRegistrationReview } from './start-deal-registration-review.ts';
import { type SubmitDealRegistration, submitDealRegistration } from './submit-deal-registration.ts';
import { type WithdrawDealRegistration, withdrawDealRegistration } from './withdraw-deal-registration.ts';

export type DealRegistrationCommand =
  | SubmitDealRegistration
  | StartDealRegistrationReview
  | ApproveDealRegistration
  | DeclineDealRegistration
  | WithdrawDealRegistration
  | ExpireDealRegistration
  | FulfilDealRegistration;

export const dealRegistration: Decider<
  DealRegistration,
  DealRegistrationCommand,
  DealRegistrationEvent,
  DealRegistrationRejection
> = {
  category: 'dealRegistration',
  events: dealRegistrationEvents,
  evolve: evolveDealRegistration,
  decide: (command, registration) => {
    if (command.type === 'SubmitDealRegistration') return submitDealRegistration(command, registration);
    if (registration === undefined) return reject('deal-registration-not-found');
    switch (command.type) {
      case 'StartDealRegistrationReview':
        return startDealRegistrationReview(command, registration);
      case 'ApproveDealRegistration':
        return approveDealRegistration(command, registration);
      case 'DeclineDealRegistration':
        return declineDealRegistration(command, registration);
      case 'WithdrawDealRegistration':
        return withdrawDealRegistration(command, registration);
      case 'ExpireDealRegistration':
        return expireDealRegistration(command, registration);
      case 'FulfilDealRegistration':
        return fulfilDealRegistration(command, registration);
    }
  },
};
