import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventFeed, FeedBatch, Recorded, Selection } from '@partneros/domain';
import { LRUCache } from 'lru-cache';
import type { EmbeddedEventDeps } from './embedded-event-store.ts';
import { recordedOf, SELECT_EVENTS, storedEventOf } from './event-table.ts';

const PAGE = `${SELECT_EVENTS} WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`;
const ALL = `${SELECT_EVENTS} WHERE position > ? ORDER BY position LIMIT ?`;
const ONE_ORGANIZATION = `
  ${SELECT_EVENTS} WHERE organization_id = ? AND position > ? ORDER BY position LIMIT ?`;

const selectOf = (types: number) => `
  ${SELECT_EVENTS}
  WHERE organization_id = ? AND position > ? AND position <= ? AND recorded_at >= ? AND recorded_at <= ? AND type IN (${Array(types).fill('?').join(', ')})
  ORDER BY position`;

// Moments compare as texts.
const ALWAYS = { from: '', to: '~' };

const DEFAULT_BATCH = 1_000;

// Positions that are looked at between two turns of the event loop: some 10 ms where every one of them is wanted.
const WINDOW = 2_000;

// Read models that are rebuilt together read the same pages within a short time. In characters of data and metadata.
const MAX_KEPT = 16_000_000;
const KEPT_MS = 5_000;

/** All events of the embedded database: pages from the file while behind, from memory once caught up. */
export const createEmbeddedEventFeed = ({
  database,
  log,
  decode,
}: Omit<EmbeddedEventDeps, 'clock'>): EventFeed & { close(): void } => {
  const pages = new LRUCache<string, readonly Recorded[]>({ maxSize: MAX_KEPT, ttl: KEPT_MS, ttlAutopurge: true });

  const query = (sql: string, params: readonly (string | number)[]): readonly Recorded[] =>
    database.all(sql, params).map((row) => recordedOf(storedEventOf(row), decode));

  // Only a full page is kept: it stays as it is, whatever is appended.
  const pageAfter = (position: number, limit: number): readonly Recorded[] => {
    const key = `${position}/${limit}`;
    const kept = pages.get(key);
    if (kept !== undefined) return kept;
    const stored = database.all(PAGE, [position, log.head, limit]).map(storedEventOf);
    const page = stored.map((event) => recordedOf(event, decode));
    const size = stored.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (page.length === limit) pages.set(key, page, { size });
    return page;
  };

  async function* batches(after: bigint, signal: AbortSignal, batchSize: number): AsyncGenerator<FeedBatch> {
    let position = Number(after);
    if (position > log.head) throw new Error(`cannot read on after event ${after}: the newest is ${log.head}`);
    let announced = false;

    while (!signal.aborted && !log.closed) {
      let events = log.after(position, batchSize);
      if (events === undefined) {
        // A turn between pages: a long catch-up must not keep the event loop to itself.
        await nextTurn();
        if (signal.aborted || log.closed) return;
        // Not past the head, so that what is published next is neither skipped nor repeated.
        events = pageAfter(position, batchSize);
      }
      const last = events.at(-1);
      if (last !== undefined) {
        position = Number(last.position);
        yield { events, position: last.position, caughtUp: position === log.head };
      } else if (!announced) {
        announced = true;
        yield { events, position: BigInt(position), caughtUp: true };
      } else {
        await log.changed(signal);
      }
    }
  }

  async function* selections({
    organizationId,
    types,
    after,
    upTo,
    recorded: { from: earliest, to: latest } = ALWAYS,
  }: Parameters<EventFeed['select']>[0]): AsyncGenerator<Selection> {
    if (!organizationId) throw new Error('selecting events of one organization needs its id');
    const sql = selectOf(types.length);
    const end = Math.min(Number(upTo), log.head);
    for (let from = Number(after); from < end && !log.closed; ) {
      const to = Math.min(from + WINDOW, end);
      const events = query(sql, [organizationId, from, to, earliest, latest, ...types]);
      yield { events, position: BigInt(to) };
      from = to;
      await nextTurn();
    }
  }

  return {
    head: async () => BigInt(log.head),
    read: async (after, limit, organizationId) => {
      if (organizationId === undefined) return query(ALL, [Number(after), limit]);
      if (!organizationId) throw new Error('reading the feed of one organization needs its id');
      return query(ONE_ORGANIZATION, [organizationId, Number(after), limit]);
    },
    select: selections,
    subscribe: ({ after, signal, batchSize = DEFAULT_BATCH }) => batches(after, signal, batchSize),
    close: () => {
      pages.clear();
      log.close();
    },
  };
};
