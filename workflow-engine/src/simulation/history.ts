import type { EventStore, Recorded } from '@partneros/domain';
import { LRUCache } from 'lru-cache';

/** Real streams, whole. */
export interface History {
  /** A stream's events, less those that are left out. */
  read(stream: string): Promise<readonly Recorded[]>;
}

// In events. One is some 2 KB in memory, so this is about 100 MB at most.
const MOST_KEPT = 50_000;
// Some 10 ms of reading and parsing on the embedded store.
const PAGE = 1_000;

/** Reads streams once and keeps those in use; `isLeftOut` tells the events that a simulation puts its own in place of. */
export const createHistory = (
  store: Pick<EventStore, 'read'>,
  isLeftOut: (event: Recorded) => Promise<boolean>,
  breathe: () => Promise<void>,
): History => {
  const kept = new LRUCache<string, readonly Recorded[]>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ length }) => length + 1,
  });

  const load = async (stream: string): Promise<readonly Recorded[]> => {
    const staying: Recorded[] = [];
    for (let read = 0; ; ) {
      const page = await store.read(stream, { from: BigInt(read), limit: PAGE });
      for (const event of page) if (!(await isLeftOut(event))) staying.push(event);
      read += page.length;
      if (page.length < PAGE) return staying.length === read ? staying : renumbered(staying);
      await breathe();
    }
  };

  return {
    read: async (stream) => {
      const known = kept.get(stream);
      if (known !== undefined) return known;
      const loaded = await load(stream);
      if (loaded.length < MOST_KEPT) kept.set(stream, loaded);
      return loaded;
    },
  };
};

/** The events with revisions that count from 0 again. */
export const renumbered = (events: readonly Recorded[]): readonly Recorded[] =>
  events.map((event, index) => ({ ...event, revision: BigInt(index) }));
