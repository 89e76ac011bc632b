import { type Clock, type Decode, type EventFeed, type EventStore, type Report, Unavailable } from '@partneros/domain';
import { createAllEvents } from './all-events.ts';
import { createAppendLine } from './append-line.ts';
import { openConnection } from './connection.ts';
import { createEventStoreDbEventFeed } from './eventstoredb-event-feed.ts';
import { createEventStoreDbEventStore } from './eventstoredb-event-store.ts';
import { createStreamReader } from './stream-reader.ts';
import { type Timings, USUAL_TIMINGS } from './timings.ts';

/** Streams and their feed on an EventStoreDB server or cluster. */
export interface EventStoreDbEvents {
  readonly store: EventStore;
  readonly feed: EventFeed;
  /** Resolves when the server answers and lets us read; otherwise throws what it said. */
  check(): Promise<void>;
  /** Ends subscriptions and waits, and closes the connections. */
  close(): Promise<void>;
}

/**
 * Connects to EventStoreDB 22.10 or newer, when something is first asked.
 *
 * `url` is its connection string: `esdb://` or `esdb+discover://`, credentials, one host or several, `?tls=false`,
 * `tlsCAFile`, `userCertFile` and so on; a string that is none throws here. The user must be allowed to read `$all`.
 * `decode` lifts older stored events to their current shape.
 */
export const openEventStoreDb = ({
  url,
  decode,
  clock,
  report,
  timings = USUAL_TIMINGS,
}: {
  readonly url: string;
  readonly decode: Decode;
  readonly clock: Clock;
  readonly report: Report;
  readonly timings?: Timings;
}): EventStoreDbEvents => {
  // A subscription that stalls must not hold appends up.
  const appends = openConnection(url, clock);
  const reads = openConnection(url, clock);
  const all = createAllEvents(reads, clock, timings.page);
  const feed = createEventStoreDbEventFeed({ connection: reads, all, decode, clock, timings, report });
  return {
    store: createEventStoreDbEventStore({
      line: createAppendLine(appends, clock, timings.attempt),
      readStream: createStreamReader(reads, clock, timings.read),
      decode,
      clock,
      timings,
    }),
    feed,
    check: async () => {
      try {
        await feed.head();
      } catch (error) {
        throw error instanceof Unavailable ? error.cause : error;
      }
    },
    close: async () => {
      await feed.close();
      await Promise.all([appends.close(), reads.close()]);
    },
  };
};
