import { expect } from 'chai';
import {
  MONGODB,
  type MongoDouble,
  type MongoUnderTest,
  startMongoDouble,
  startMongoUnderTest,
} from '../../test/doubles/mongodb/index.ts';
import { keyValueStoreContract } from '../testing/key-value-store.contract.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { createMongoKeyValueStore } from './mongodb-key-value-store.ts';
import { type MongoDatabase, openMongoDb } from './open-mongodb.ts';

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

describe('small records in MongoDB', () => {
  let double: MongoDouble;
  let database: MongoDatabase;

  beforeEach(async () => {
    double = await startMongoDouble();
    database = await openMongoDb(double.url);
  });

  afterEach(async () => {
    await database.close();
    await double.stop();
  });

  it('know their own writer when a lost reply made the driver send one twice', async () => {
    const keyValues = await createMongoKeyValueStore(database.db, createManualClock());
    let lost = 0;
    double.misbehave(({ update }) => {
      if (update === undefined || lost > 0) return undefined;
      lost += 1;
      return { kind: 'drop-after' };
    });
    expect(await keyValues.put('claims', 'a', { n: 1 }, { ifAbsent: true })).to.equal(true);
    expect(lost).to.equal(1);
    expect(await keyValues.put('claims', 'a', { n: 2 }, { ifAbsent: true })).to.equal(false);
    expect(await keyValues.get('claims', 'a')).to.deep.equal({ n: 1 });
  });
});
