import type { Decision } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { identityOf } from './identity-of.ts';

/** Ends a registration whose time is up at `at`. A deadline that an approval has moved since is quiet. */
export interface ExpireDealRegistration {
  readonly type: 'ExpireDealRegistration';
  readonly data: { readonly dealRegistrationId: string; readonly at: Timestamp };
}

export const expireDealRegistration = (
  { data: { dealRegistrationId, at } }: ExpireDealRegistration,
  registration: DealRegistration,
): Decision<DealRegistrationEvent, DealRegistrationRejection> => {
  const { status, expiresAt } = registration;
  if (status === 'rejected' || status === 'withdrawn' || status === 'expired') return [];
  if (expiresAt === null || at < expiresAt) return [];
  return [
    {
      type: 'DealRegistrationExpired',
      data: { ...identityOf(dealRegistrationId, registration), expiredAt: expiresAt },
    },
  ];
};
