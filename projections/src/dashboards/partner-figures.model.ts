import type { ReadModel } from '@partneros/domain';
import type { Shard } from './shard-of.ts';

/** What partners are counted by. */
export interface PartnerFacets {
  readonly stage: string;
  readonly tier: string | null;
  readonly type: string;
  readonly regions: readonly string[];
}

/** How many partners are there of each kind? 64 rows per organization, each with a part of its partners. */
export const partnerFiguresModel: ReadModel<Shard<PartnerFacets>> = { name: 'partner-figures', version: 1, fields: {} };

/** How many partners have a value; `null`: none is known of them. */
export interface Count {
  readonly value: string | null;
  readonly partners: number;
}

/** Partners that are not archived. One that is active in two regions counts in both. */
export interface PartnerFigures {
  readonly total: number;
  readonly byStage: readonly Count[];
  readonly byTier: readonly Count[];
  readonly byType: readonly Count[];
  readonly byRegion: readonly Count[];
}

/** Adds the shards of an organization up. */
export const partnerFigures = (shards: readonly Shard<PartnerFacets>[]): PartnerFigures => {
  const all = shards.flatMap(({ kept }) => Object.values(kept));
  return {
    total: all.length,
    byStage: counted(all.map(({ stage }) => stage)),
    byTier: counted(all.map(({ tier }) => tier)),
    byType: counted(all.map(({ type }) => type)),
    byRegion: counted(all.flatMap(({ regions }) => (regions.length === 0 ? [null] : [...new Set(regions)]))),
  };
};

// The most first; ties by value, so that the same partners give the same answer.
const counted = (values: readonly (string | null)[]): readonly Count[] => {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, partners]) => ({ value, partners }))
    .sort((a, b) => b.partners - a.partners || compare(a.value ?? '', b.value ?? ''));
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
