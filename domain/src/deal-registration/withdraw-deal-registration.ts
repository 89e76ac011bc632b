import type { Decision } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';
import { refuseDecided } from './refuse-decided.ts';

/** Takes a registration back before it is decided. */
export interface WithdrawDealRegistration {
  readonly type: 'WithdrawDealRegistration';
  readonly data: { readonly dealRegistrationId: string; readonly withdrawnAt: string };
}

export const withdrawDealRegistration = (
  { data: { dealRegistrationId, withdrawnAt } }: WithdrawDealRegistration,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> => {
  if (registration.status === 'withdrawn') return [];
  return (
    refuseDecided(registration) ?? [
      { type: 'DealRegistrationWithdrawn', data: { ...identityOf(dealRegistrationId, registration), withdrawnAt } },
    ]
  );
};
