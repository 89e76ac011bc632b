import type { EventStore, Recorded } from '@partneros/domain';
import { LRUCache } from 'lru-cache';
import { isSeenAt, type Moment, visibleAt } from './moment.ts';

/** Real streams, without what a simulation puts its own in place of. */
export interface History {
  /** The events of a stream that are to be seen at a moment; the same list as long as these are the same. */
  read(stream: string, moment: Moment): Promise<readonly Recorded[]>;
  /** The first event of a stream that passes a test, however late. */
  find(stream: string, test: (event: Recorded) => boolean): Promise<Recorded | undefined>;
}

/** What is known of a stream: its beginning, and whether that is all. */
interface Known {
  readonly events: readonly Recorded[];
  /** How many were read, those left out included. */
  readonly read: number;
  readonly whole: boolean;
}

// In events. One is some 2 KB in memory, so this is about 40 MB at most.
const MOST_KEPT = 20_000;
// Short streams are read at once, long ones as far as they are looked at; the longest in steps of some 10 ms.
const FIRST_PAGE = 16;
const LARGEST_PAGE = 1_000;

const NOTHING: Known = { events: [], read: 0, whole: false };

/** Reads streams as far as they are seen, and keeps those in use. */
export const createHistory = (
  store: Pick<EventStore, 'read'>,
  isLeftOut: (event: Recorded) => Promise<boolean>,
  breathe: () => Promise<void>,
): History => {
  const kept = new LRUCache<string, Known>({ maxSize: MOST_KEPT, sizeCalculation: ({ events }) => events.length + 1 });
  const views = new WeakMap<readonly Recorded[], readonly Recorded[]>();

  const readOn = async (stream: string, { events, read }: Known): Promise<Known> => {
    const limit = Math.min(Math.max(FIRST_PAGE, read), LARGEST_PAGE);
    const page = await store.read(stream, { from: BigInt(read), limit });
    const staying: Recorded[] = [];
    for (const event of page) if (!(await isLeftOut(event))) staying.push(event);
    await breathe();
    const isUntouched = events.length === read && staying.length === page.length;
    const all = [...events, ...staying];
    const known = {
      events: isUntouched ? all : renumbered(all),
      read: read + page.length,
      whole: page.length < limit,
    };
    if (all.length < MOST_KEPT) kept.set(stream, known);
    return known;
  };

  const known = async (stream: string, isEnough: (known: Known) => boolean): Promise<readonly Recorded[]> => {
    let found = kept.get(stream) ?? NOTHING;
    while (!found.whole && !isEnough(found)) found = await readOn(stream, found);
    return found.events;
  };

  return {
    read: async (stream, moment) => {
      const events = await known(stream, (found) => {
        const last = found.events.at(-1);
        return last !== undefined && !isSeenAt(last, moment);
      });
      const visible = visibleAt(events, moment);
      if (visible === events.length) return events;
      const view = views.get(events);
      if (view?.length === visible) return view;
      const seen = events.slice(0, visible);
      views.set(events, seen);
      return seen;
    },
    find: async (stream, test) => (await known(stream, ({ events }) => events.some(test))).find(test),
  };
};

/** The events with revisions that count from 0 again. */
export const renumbered = (events: readonly Recorded[]): readonly Recorded[] =>
  events.map((event, index) => ({ ...event, revision: BigInt(index) }));
