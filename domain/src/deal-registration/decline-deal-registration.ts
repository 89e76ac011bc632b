import type { Decision } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';
import { refuseDecided } from './refuse-decided.ts';

/** Turns a registration down; the partner is told the reason, where there is one. */
export interface DeclineDealRegistration {
  readonly type: 'DeclineDealRegistration';
  readonly data: {
    readonly dealRegistrationId: string;
    readonly reason: string | null;
    readonly declinedAt: string;
  };
}

export const declineDealRegistration = (
  { data: { dealRegistrationId, reason, declinedAt } }: DeclineDealRegistration,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> =>
  refuseDecided(registration) ?? [
    {
      type: 'DealRegistrationDeclined',
      data: { ...identityOf(dealRegistrationId, registration), reason, declinedAt },
    },
  ];
