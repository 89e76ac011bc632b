import { MONGODB, type MongoUnderTest, startMongoUnderTest } from '../../test/doubles/mongodb/index.ts';
import { rowStoreContract } from '../testing/row-store.contract.ts';
import { createMongoRowStore } from './mongodb-row-store.ts';
import { openMongoDb } from './open-mongodb.ts';

const openRows = async (mongo: MongoUnderTest) => {
  const { db, close } = await openMongoDb(mongo.url);
  const rows = createMongoRowStore(db);
  const stop = async () => {
    rows.close();
    await close();
  };
  return { rows, mongo, stop, close: () => stop().then(mongo.remove) };
};

rowStoreContract(
  MONGODB,
  async () => openRows(await startMongoUnderTest()),
  async ({ stop, mongo }) => {
    await stop();
    return openRows(mongo);
  },
);
