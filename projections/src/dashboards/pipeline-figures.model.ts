import type { DEAL_STATUSES, Money, ReadModel } from '@partneros/domain';
import type { Shard } from './shard-of.ts';

/** What deals are added up by. */
export interface DealFacets {
  readonly status: (typeof DEAL_STATUSES)[number];
  readonly amount: Money;
  readonly expectedCloseDate: string | null;
  readonly closedAt: string | null;
}

/** How much is in the pipeline, and when? 64 rows per organization, each with a part of its deals. */
export const pipelineFiguresModel: ReadModel<Shard<DealFacets>> = { name: 'pipeline-figures', version: 1, fields: {} };

/** The deals of one status that close in one month, in one currency. */
export interface PipelineEntry {
  readonly status: DealFacets['status'];
  /** `2026-05`: when an open deal is expected to close, or when the others did; `null`: nobody knows. In UTC. */
  readonly month: string | null;
  readonly deals: number;
  readonly amount: Money;
}

/** Adds the shards of an organization up, in integer minor units. Ordered by month, status and currency. */
export const pipelineFigures = (shards: readonly Shard<DealFacets>[]): readonly PipelineEntry[] => {
  const entries = new Map<string, PipelineEntry>();
  for (const { status, amount, expectedCloseDate, closedAt } of shards.flatMap(({ kept }) => Object.values(kept))) {
    const month = (status === 'open' ? expectedCloseDate : closedAt)?.slice(0, 'yyyy-mm'.length) ?? null;
    const key = [month ?? '~', status, amount.currency].join();
    const { deals, amount: sum } = entries.get(key) ?? { deals: 0, amount: { ...amount, minor: 0 } };
    entries.set(key, { status, month, deals: deals + 1, amount: { ...amount, minor: sum.minor + amount.minor } });
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
};
