import { type DataOf, evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { DealEvent, DealTerms } from './deal.events.ts';

/** The statuses of a deal. */
export const DEAL_STATUSES = ['open', 'won', 'lost'] as const;

/** A deal as callers see it, between its id and its version. */
export interface Deal extends Omit<DataOf<DealEvent, 'DealOpened'>, 'dealId'> {
  readonly status: (typeof DEAL_STATUSES)[number];
  readonly closedAt: string | null;
  readonly lostReason: string | null;
}

export const evolveDeal = evolution<Deal, DealEvent, 'DealOpened'>(
  {
    DealOpened: ({ dealId: _id, ...opened }) => ({ ...opened, status: 'open', closedAt: null, lostReason: null }),
  },
  {
    DealUpdated: (deal, { changes }) => ({ ...deal, ...defined<DealTerms>(changes) }),
    DealClosedWon: (deal, { amount, closedAt }) => ({ ...deal, status: 'won', amount, closedAt, lostReason: null }),
    DealClosedLost: (deal, { reason, closedAt }) => ({ ...deal, status: 'lost', closedAt, lostReason: reason }),
    DealReopened: (deal) => ({ ...deal, status: 'open', closedAt: null, lostReason: null }),
  },
);
