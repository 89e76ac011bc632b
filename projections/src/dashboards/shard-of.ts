const SHARDS = 64;

/** Every shard there can be: enough for a page that holds them all. */
export const ALL_SHARDS = SHARDS;

/**
 * The row that keeps something of this id, whatever it is counted by: however many stages or regions there are, none is
 * left out. Figures over everything need the last of each thing; one row for all would be written anew for each event, one
 * row for each would be read in pages.
 */
export const shardOf = (id: string): string => {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return String(hash % SHARDS).padStart(2, '0');
};

/** What a shard keeps, by id. */
export interface Shard<Kept> {
  readonly kept: Readonly<Record<string, Kept>>;
}

/** Puts something into a shard. */
export const keep = <Kept>(shard: Shard<Kept> | undefined, id: string, kept: Kept): Shard<Kept> => ({
  kept: { ...shard?.kept, [id]: kept },
});

/** Changes what a shard keeps of an id; what it does not know stays unknown. */
export const change = <Kept>(
  shard: Shard<Kept> | undefined,
  id: string,
  by: (kept: Kept) => Kept,
): Shard<Kept> | undefined => {
  const kept = shard !== undefined && Object.hasOwn(shard.kept, id) ? shard.kept[id] : undefined;
  return kept === undefined ? shard : keep(shard, id, by(kept));
};

/** Forgets an id. */
export const forget = <Kept>(shard: Shard<Kept> | undefined, id: string): Shard<Kept> | undefined =>
  shard && { kept: Object.fromEntries(Object.entries(shard.kept).filter(([key]) => key !== id)) };
