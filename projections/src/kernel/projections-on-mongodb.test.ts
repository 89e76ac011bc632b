import { randomUUID } from 'node:crypto';
import type { Clock, ReadModel, RowStore } from '@partneros/domain';
import {
  createMongoRowStore,
  type MongoDatabase,
  type MongoRowStore,
  openMongoDb,
  systemClock,
} from '@partneros/infra';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import {
  type Misbehaviour,
  type MongoDouble,
  NO_MAJORITY,
  NOT_PRIMARY,
  startMongoDouble,
} from '../../../infra/test/doubles/mongodb/index.ts';
import { projections } from '../projections.ts';
import { parkedEventsModel } from './parked-events.ts';
import { doDeed, randomDeeds } from './random-history.examples.ts';
import { runProjections } from './run-projections.ts';

const SEED = 20_260_807;
const DEEDS = 160;
const BURST = 20;
const FAULTS: readonly Misbehaviour[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'half-close' },
  NOT_PRIMARY,
  NO_MAJORITY,
];

// Does not wait: how long an outage is waited for is another test's matter.
const hastyClock: Clock = {
  now: systemClock.now,
  wakeAt: (_at, wake) => {
    const turn = setImmediate(wake);
    return () => clearImmediate(turn);
  },
};

describe('all projections over MongoDB', () => {
  let double: MongoDouble;
  let stores: MemoryStores;
  const opened: { readonly rows: MongoRowStore; readonly database: MongoDatabase }[] = [];

  const openRows = async (): Promise<MongoRowStore> => {
    const database = await openMongoDb(double.url.replace('/double?', `/test_${randomUUID()}?`));
    const rows = createMongoRowStore(database.db);
    opened.push({ rows, database });
    return rows;
  };

  beforeEach(async () => {
    double = await startMongoDouble();
    stores = openMemoryStores();
  });

  afterEach(async () => {
    for (const { rows, database } of opened.splice(0)) {
      rows.close();
      await database.close();
    }
    await stores.close();
    await double.stop();
    expect(double.refused).to.deep.equal([]);
  });

  const head = async () => (await stores.feed.read(0n, 10_000)).at(-1)?.position ?? 0n;
  const caughtUp = async (rows: RowStore) => {
    const position = await head();
    for (const { model } of projections) expect(await rows.reached(model, position, 9_000)).to.equal(true);
  };
  const everything = async (rows: RowStore, model: ReadModel<never>) => {
    const found = [];
    for await (const { organizationId, key, row } of rows.scan(model)) found.push([organizationId, key, row]);
    return found;
  };

  it('come, live and under broken replies, to the rows of a rebuild and of the embedded store', async () => {
    const live = await openRows();
    let [asked, broken] = [0, 0];
    double.misbehave(({ update }) => {
      if (update === undefined) return undefined;
      asked += 1;
      // Two in a row, every now and then: the driver sends a write again once.
      if (asked % 12 > 1) return undefined;
      broken += 1;
      return FAULTS[broken % FAULTS.length];
    });
    const running = runProjections({ ...stores, rows: live, clock: hastyClock }, projections);
    for (const [index, deed] of randomDeeds(DEEDS, SEED).entries()) {
      await doDeed(stores, deed);
      if (index % BURST === BURST - 1) await caughtUp(live);
    }
    await caughtUp(live);
    await running.stop();
    expect(broken).to.be.greaterThan(50);
    double.misbehave();

    const rebuilt = await openRows();
    for (const rows of [rebuilt, stores.rows]) {
      const again = runProjections({ ...stores, rows, clock: hastyClock }, projections);
      await again.caughtUp;
      await again.stop();
    }
    for (const model of [...projections.map((projection) => projection.model), parkedEventsModel as ReadModel<never>]) {
      const expected = await everything(stores.rows, model);
      expect(await everything(live, model)).to.deep.equal(expected);
      expect(await everything(rebuilt, model)).to.deep.equal(expected);
    }
    const filled = projections.map(async ({ model }) => (await everything(live, model)).length > 0);
    expect((await Promise.all(filled)).filter(Boolean)).to.have.length.greaterThan(6);
  }).timeout(60_000);
});
