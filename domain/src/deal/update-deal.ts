import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { DealEvent, DealTerms } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';
import { refuseClosed } from './refuse-closed.ts';

/** Changes the terms of an open deal. Only what is given and differs is recorded. */
export interface UpdateDeal {
  readonly type: 'UpdateDeal';
  readonly data: { readonly dealId: string; readonly changes: Partially<DealTerms> };
}

export const updateDeal = (
  { data: { dealId, changes: wanted } }: UpdateDeal,
  deal: Deal,
): Decision<DealEvent, DealRejection> => {
  const changes = changesOf<DealTerms>(deal, wanted);
  if (Object.keys(changes).length === 0) return [];
  return refuseClosed(deal) ?? [{ type: 'DealUpdated', data: { dealId, partnerId: deal.partnerId, changes } }];
};
