import type { Decision } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DealEvent } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';
import { refuseClosed } from './refuse-closed.ts';

/** Closes a deal as lost, with the reason where it is known. */
export interface CloseDealLost {
  readonly type: 'CloseDealLost';
  readonly data: { readonly dealId: string; readonly reason: string | null; readonly closedAt: Timestamp };
}

export const closeDealLost = (
  { data: { dealId, reason, closedAt } }: CloseDealLost,
  deal: Deal,
): Decision<DealEvent, DealRejection> => {
  if (deal.status === 'lost' && (reason ?? deal.lostReason) === deal.lostReason) return [];
  const { partnerId, dealRegistrationId, amount } = deal;
  return (
    refuseClosed(deal) ?? [
      { type: 'DealClosedLost', data: { dealId, partnerId, dealRegistrationId, amount, reason, closedAt } },
    ]
  );
};
