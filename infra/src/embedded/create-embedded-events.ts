import type { Clock, Decode, EventFeed, EventStore } from '@partneros/domain';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { createEmbeddedEventFeed } from './embedded-event-feed.ts';
import { createEmbeddedEventStore } from './embedded-event-store.ts';
import { createEventLog } from './event-log.ts';
import { createEventTable } from './event-table.ts';
import { nameStreamsOnce, setFormat1Aside } from './name-streams-once.ts';

/** Streams and their feed over one database; `decode` lifts older stored events. Closing ends every subscription. */
export const createEmbeddedEvents = (deps: {
  readonly database: EmbeddedDatabase;
  readonly decode: Decode;
  readonly clock: Clock;
}): { readonly store: EventStore; readonly feed: EventFeed; close(): void } => {
  deps.database.writeNow((sql) => {
    setFormat1Aside(sql);
    createEventTable(sql);
    nameStreamsOnce(sql);
  });
  const newest = deps.database.get('SELECT max(position) FROM events')?.[0];
  const shared = { ...deps, log: createEventLog(Number(newest ?? 0)) };
  const feed = createEmbeddedEventFeed(shared);
  return { store: createEmbeddedEventStore(shared), feed, close: feed.close };
};
