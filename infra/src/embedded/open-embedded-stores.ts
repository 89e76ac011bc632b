import type { Clock, Decode, EventFeed, EventStore, KeyValueStore, RowStore } from '@partneros/domain';
import { createEmbeddedEvents } from './create-embedded-events.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { createEmbeddedKeyValueStore } from './embedded-key-value-store.ts';
import { createEmbeddedRowStore } from './embedded-row-store.ts';

/** Everything that is stored, in one SQLite file. */
export interface EmbeddedStores {
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly keyValues: KeyValueStore;
  /** Ends subscriptions and waits, commits what is queued, and lets the data folder go. */
  close(): Promise<void>;
}

/**
 * Opens the stores on a data folder (or `IN_MEMORY`). Throws `DataFolderInUse` when another process has it.
 * `decode` lifts older stored events to their current shape.
 */
export const openEmbeddedStores = (options: {
  readonly dataDir: string;
  readonly decode: Decode;
  readonly clock: Clock;
}): EmbeddedStores => {
  const database = openEmbeddedDatabase(options.dataDir);
  const events = createEmbeddedEvents({ ...options, database });
  const rows = createEmbeddedRowStore(database);
  return {
    store: events.store,
    feed: events.feed,
    rows,
    keyValues: createEmbeddedKeyValueStore(database, options.clock),
    close: async () => {
      events.close();
      rows.close();
      await database.close();
    },
  };
};
