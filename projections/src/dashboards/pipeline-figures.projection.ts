import type { DealEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type DealFacets, pipelineFiguresModel } from './pipeline-figures.model.ts';
import { change, keep, type Shard, shardOf } from './shard-of.ts';

export const pipelineFigures: Projection<Shard<DealFacets>, DealEvent> = {
  model: pipelineFiguresModel,
  keysOf: ({ data }) => [shardOf(data.dealId)],
  on: {
    DealOpened: (shard, { data: { dealId, amount, expectedCloseDate } }) =>
      keep(shard, dealId, { status: 'open', amount, expectedCloseDate, closedAt: null }),
    DealUpdated: (shard, { data: { dealId, changes } }) =>
      change(shard, dealId, ({ amount, expectedCloseDate, ...deal }) => ({
        ...deal,
        amount: changes.amount ?? amount,
        expectedCloseDate: changes.expectedCloseDate === undefined ? expectedCloseDate : changes.expectedCloseDate,
      })),
    DealClosedWon: (shard, { data: { dealId, amount, closedAt } }) =>
      change(shard, dealId, (deal) => ({ ...deal, status: 'won', amount, closedAt })),
    DealClosedLost: (shard, { data: { dealId, closedAt } }) =>
      change(shard, dealId, (deal) => ({ ...deal, status: 'lost', closedAt })),
    DealReopened: (shard, { data: { dealId } }) =>
      change(shard, dealId, (deal) => ({ ...deal, status: 'open', closedAt: null })),
  },
};
