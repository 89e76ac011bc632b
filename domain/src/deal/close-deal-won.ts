import type { Decision } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { DealEvent } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';
import { refuseClosed } from './refuse-closed.ts';

/** Closes a deal as won. `null`: the amount as it stands, and the moment `now`. */
export interface CloseDealWon {
  readonly type: 'CloseDealWon';
  readonly data: {
    readonly dealId: string;
    readonly amount: Money | null;
    readonly closedAt: Timestamp | null;
    readonly now: Timestamp;
  };
}

export const closeDealWon = (
  { data: { dealId, amount, closedAt, now } }: CloseDealWon,
  deal: Deal,
): Decision<DealEvent, DealRejection> => {
  const asItIs = (amount === null || sameJson(amount, deal.amount)) && (closedAt ?? deal.closedAt) === deal.closedAt;
  if (deal.status === 'won' && asItIs) return [];
  const { partnerId, dealRegistrationId } = deal;
  return (
    refuseClosed(deal) ?? [
      {
        type: 'DealClosedWon',
        data: { dealId, partnerId, dealRegistrationId, amount: amount ?? deal.amount, closedAt: closedAt ?? now },
      },
    ]
  );
};
