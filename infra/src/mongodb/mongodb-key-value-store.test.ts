import { MONGODB, type MongoUnderTest, startMongoUnderTest } from '../../test/doubles/mongodb/index.ts';
import { keyValueStoreContract } from '../testing/key-value-store.contract.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { createMongoKeyValueStore } from './mongodb-key-value-store.ts';
import { openMongoDb } from './open-mongodb.ts';

const openKeyValues = async (mongo: MongoUnderTest, clock: ManualClock) => {
  const { db, close } = await openMongoDb(mongo.url);
  const keyValues = await createMongoKeyValueStore(db, clock);
  return { keyValues, clock, mongo, stop: close, close: () => close().then(mongo.remove) };
};

keyValueStoreContract(
  MONGODB,
  // From now on: a real server removes what expired by its own clock.
  async () => openKeyValues(await startMongoUnderTest(), createManualClock(new Date().toISOString())),
  async ({ stop, mongo, clock }) => {
    await stop();
    return openKeyValues(mongo, clock);
  },
);
