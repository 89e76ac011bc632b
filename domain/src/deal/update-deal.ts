import type { Decision } from '../kernel/decider.ts';
import { defined, type Partially } from '../kernel/defined.ts';
import type { DealEvent, DealTerms } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';
import { refuseClosed } from './refuse-closed.ts';
import { sameMoney } from './same-money.ts';

/** Changes the terms of an open deal; what is left out stays. */
export interface UpdateDeal {
  readonly type: 'UpdateDeal';
  readonly data: { readonly dealId: string; readonly changes: Partially<DealTerms> };
}

export const updateDeal = (
  { data: { dealId, changes } }: UpdateDeal,
  deal: Deal,
): Decision<DealEvent, DealRejection> => {
  const { name, amount, expectedCloseDate } = changes;
  const changed = defined<DealTerms>({
    name: name === deal.name ? undefined : name,
    amount: amount === undefined || sameMoney(amount, deal.amount) ? undefined : amount,
    expectedCloseDate: expectedCloseDate === deal.expectedCloseDate ? undefined : expectedCloseDate,
  });
  if (Object.keys(changed).length === 0) return [];
  return refuseClosed(deal) ?? [{ type: 'DealUpdated', data: { dealId, partnerId: deal.partnerId, changes: changed } }];
};
