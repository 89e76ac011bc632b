import type { Clock, Decode, EventFeed, EventStore, KeyValueStore, Report, RowStore } from '@partneros/domain';
import { type Config, InvalidConfig } from '../config.ts';
import { type EmbeddedStores, openEmbeddedStores } from '../embedded/open-embedded-stores.ts';
import { type EventStoreDbEvents, openEventStoreDb } from '../eventstoredb/open-eventstoredb.ts';
import { openMongoStores } from '../mongodb/open-mongodb-stores.ts';

/** The stores, each with the adapter that its URL chooses. */
export interface Stores {
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly keyValues: KeyValueStore;
  /** Other processes may append to the same log; the embedded one has a single owner. */
  readonly shared: boolean;
  /** Which ones, for the log: `events in EventStoreDB, rows in MongoDB`. */
  readonly described: string;
  close(): Promise<void>;
}

/** How they are opened. */
export interface OpenOptions {
  /** Lifts older stored events. */
  readonly decode: Decode;
  readonly clock: Clock;
  readonly report: Report;
}

interface Opened {
  close(): Promise<void>;
}

/** Opens the stores: a URL set means that server, no URL means the embedded store. Nothing stays open when one fails. */
export const openStores = async (
  { dataDir, eventStoreDbUrl, mongoDbUrl }: Pick<Config, 'dataDir' | 'eventStoreDbUrl' | 'mongoDbUrl'>,
  options: OpenOptions,
): Promise<Stores> => {
  const { decode, clock } = options;
  const opened: Opened[] = [];
  const keep = <Some extends Opened>(one: Some): Some => {
    opened.push(one);
    return one;
  };
  const close = async () => {
    for (const one of opened.toReversed()) await one.close();
  };
  let embedded: EmbeddedStores | undefined;
  const inFile = () => {
    embedded ??= keep(openEmbeddedStores({ dataDir, decode, clock }));
    return embedded;
  };

  try {
    const { store, feed } = eventStoreDbUrl ? keep(await connect(eventStoreDbUrl, options)) : inFile();
    const { rows, keyValues } = mongoDbUrl ? keep(await openMongoStores({ url: mongoDbUrl, clock })) : inFile();
    const described = `events in ${eventStoreDbUrl ? 'EventStoreDB' : dataDir}, rows in ${mongoDbUrl ? 'MongoDB' : dataDir}`;
    return { store, feed, rows, keyValues, shared: eventStoreDbUrl !== undefined, described, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The events alone. In EventStoreDB they need no folder and no MongoDB; in a folder they come with the rest. */
export const openLog = async (
  { dataDir, eventStoreDbUrl }: Pick<Config, 'dataDir' | 'eventStoreDbUrl'>,
  options: OpenOptions,
): Promise<Pick<Stores, 'feed' | 'described' | 'close'>> => {
  if (eventStoreDbUrl === undefined) return openStores({ dataDir, eventStoreDbUrl, mongoDbUrl: undefined }, options);
  const { feed, close } = await connect(eventStoreDbUrl, options);
  return { feed, close, described: 'events in EventStoreDB' };
};

const connect = async (url: string, options: OpenOptions): Promise<EventStoreDbEvents> => {
  let events: EventStoreDbEvents | undefined;
  try {
    events = openEventStoreDb({ url, ...options });
    await events.check();
    return events;
  } catch (error) {
    await events?.close();
    throw new InvalidConfig(`EVENTSTOREDB_URL cannot be used: ${firstLine(error)}`);
  }
};

// What the server said, without a stack, and without the connection string that may hold a password.
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message.split('\n')[0] : '') || 'it does not answer';
