import { accountClaim } from './account-claim/account-claim.decider.ts';
import { deal } from './deal/deal.decider.ts';
import { dealRegistration } from './deal-registration/deal-registration.decider.ts';
import type { AnyDecider } from './kernel/decider.ts';
import { partner } from './partner/partner.decider.ts';
import { reservation } from './reservation/reservation.decider.ts';
import { workflow } from './workflow/workflow.decider.ts';

/** Every aggregate there is: the catalogue of events, and what adapters decode stored events with. */
export const deciders: readonly AnyDecider[] = [accountClaim, deal, dealRegistration, partner, reservation, workflow];
