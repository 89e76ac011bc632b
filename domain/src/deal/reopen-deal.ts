import type { Decision } from '../kernel/decider.ts';
import type { DealEvent } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';

/** Takes a closed deal up again. */
export interface ReopenDeal {
  readonly type: 'ReopenDeal';
  readonly data: { readonly dealId: string };
}

export const reopenDeal = ({ data: { dealId } }: ReopenDeal, deal: Deal): Decision<DealEvent, DealRejection> =>
  deal.status === 'open'
    ? []
    : [{ type: 'DealReopened', data: { dealId, partnerId: deal.partnerId, from: deal.status } }];
