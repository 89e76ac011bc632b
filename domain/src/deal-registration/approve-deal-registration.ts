import type { Decision } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';
import { protectedUntil } from './protection.ts';
import { refuseDecided } from './refuse-decided.ts';

/** Accepts a registration; `dealId` is the id that its deal will have. */
export interface ApproveDealRegistration {
  readonly type: 'ApproveDealRegistration';
  readonly data: { readonly dealRegistrationId: string; readonly dealId: string; readonly approvedAt: string };
}

export const approveDealRegistration = (
  { data: { dealRegistrationId, dealId, approvedAt } }: ApproveDealRegistration,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> => {
  if (registration.dealId === dealId) return [];
  const { accountName, accountDomain, amount, expectedCloseDate } = registration;
  return (
    refuseDecided(registration) ?? [
      {
        type: 'DealRegistrationApproved',
        data: {
          ...identityOf(dealRegistrationId, registration),
          dealId,
          accountName,
          accountDomain,
          amount,
          expectedCloseDate,
          approvedAt,
          expiresAt: protectedUntil(approvedAt),
        },
      },
    ]
  );
};
