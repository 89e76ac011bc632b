import type { Clock, KeyValueStore } from '@partneros/domain';
import { createMongoKeyValueStore } from './mongodb-key-value-store.ts';
import { createMongoRowStore, type MongoRowStore } from './mongodb-row-store.ts';
import { openMongoDb } from './open-mongodb.ts';

/** Rows and small records in one MongoDB database. */
export interface MongoStores {
  readonly rows: MongoRowStore;
  readonly keyValues: KeyValueStore;
  /** Releases who waits, and disconnects. */
  close(): Promise<void>;
}

/** Connects, and opens both stores. Throws `UnusableMongoDb`. */
export const openMongoStores = async ({
  url,
  clock,
}: {
  readonly url: string;
  readonly clock: Clock;
}): Promise<MongoStores> => {
  const { db, close } = await openMongoDb(url);
  const rows = createMongoRowStore(db);
  return {
    rows,
    keyValues: await createMongoKeyValueStore(db, clock),
    close: async () => {
      rows.close();
      await close();
    },
  };
};
