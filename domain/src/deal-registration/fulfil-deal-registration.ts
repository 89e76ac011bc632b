import type { Decision } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';

/** Says that the registration's deal was won, so that it does not expire any more. */
export interface FulfilDealRegistration {
  readonly type: 'FulfilDealRegistration';
  readonly data: { readonly dealRegistrationId: string };
}

export const fulfilDealRegistration = (
  { data: { dealRegistrationId } }: FulfilDealRegistration,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> => {
  const { status, dealId, expiresAt } = registration;
  // A deal that is won after its registration expired changes nothing: the protection was over.
  if (status !== 'approved' || dealId === null || expiresAt === null) return [];
  return [{ type: 'DealRegistrationFulfilled', data: { ...identityOf(dealRegistrationId, registration), dealId } }];
};
