import type { EventFeed, Recorded, RowStore, StoredRow } from '@partneros/domain';
import { type FailedFold, foldBatch } from './fold-batch.ts';
import type { AnyProjection } from './projection.ts';

const PAGE = 1_000;

/** Rows as history makes them, and what of it they could not take. */
export interface Refolded {
  /** By key; a key without a row has none. */
  readonly rows: ReadonlyMap<string, StoredRow<object>>;
  readonly failed: readonly FailedFold[];
}

/**
 * Folds some rows of an organization anew, from its first event up to a position. It is the only way to take an event in
 * that was put aside: later ones have been folded without it, and order matters.
 */
export const refold = async (
  feed: Pick<EventFeed, 'read'>,
  projection: AnyProjection,
  organizationId: string,
  keys: ReadonlySet<string>,
  upTo: bigint,
): Promise<Refolded> => {
  const keysOf = projection.keysOf as (event: Recorded) => readonly string[];
  const only = { ...projection, keysOf: (event: Recorded) => keysOf(event).filter((key) => keys.has(key)) };
  const rows = new Map<string, StoredRow<object>>();
  const failed: FailedFold[] = [];
  const load: RowStore['load'] = async () => [...rows.values()] as never;

  const owner = projection.across === 'organizations' ? undefined : organizationId;
  for (let after = 0n; after < upTo; ) {
    const page = (await feed.read(after, PAGE, owner)).filter(({ position }) => position <= upTo);
    const last = page.at(-1);
    if (last === undefined) break;
    const folded = await foldBatch({ load }, only, page, last.position);
    failed.push(...folded.failed);
    for (const { key, organizationId: of, row, position } of folded.write.rows)
      if (row === undefined) rows.delete(key);
      else rows.set(key, { organizationId: of, key, row, position });
    after = last.position;
  }
  return { rows, failed };
};
