import { randomUUID } from 'node:crypto';
import type { Clock, ReadModel, RowStore } from '@partneros/domain';
import {
  createMongoRowStore,
  type MongoDatabase,
  type MongoRowStore,
  openMongoDb,
  systemClock,
} from '@partneros/infra';
import { exampleEvent, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
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
import { rebuildProjection } from './rebuild-projection.ts';
import { runProjections } from './run-projections.ts';
import { tallies, talliesOf } from './tallies.examples.ts';

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

  const openRows = async (name: string = randomUUID()): Promise<MongoRowStore> => {
    const database = await openMongoDb(double.url.replace('/double?', `/test_${name}?`));
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

  const head = () => stores.feed.head();
  const caughtUp = async (rows: RowStore) => {
    const position = await head();
    for (const { model } of projections) expect(await rows.reached(model, position, 50_000)).to.equal(true);
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

  it('are rebuilt beside two followers, a writer and a reader, each in a process of its own', async () => {
    const projection = tallies();
    const { model } = projection;
    let appended = 0;
    const append = async () => {
      appended += 1;
      const event = exampleEvent('org', { key: `k${appended % 5}` });
      await stores.store.append(`example-org_${appended}`, 'no-stream', [event]);
    };
    const opening = [1, 2, 3, 4].map(() => openRows('shared'));
    const [one, other, reader, rebuilder] = (await Promise.all(opening)) as [
      MongoRowStore,
      MongoRowStore,
      MongoRowStore,
      MongoRowStore,
    ];
    for (let n = 0; n < 600; n += 1) await append();
    const following = [one, other].map((rows) => runProjections({ ...stores, rows, clock: hastyClock }, [projection]));
    await Promise.all(following.map((running) => running.caughtUp));
    const stale = { organizationId: 'org', key: 'stale', row: { count: 10_000, stale: true }, position: 600n };
    await one.write([{ model: model as never, rows: [stale], checkpoint: 600n }]);

    let [isDone, newReads] = [false, 0];
    const readOnce = async () => {
      const position = await stores.feed.head();
      expect(await reader.reached(model, position, 60_000)).to.equal(true);
      const { rows } = await reader.find(model, 'org', { limit: 100 });
      const isOld = rows.some((row) => row.stale);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).to.be.at.least(Number(position));
      if (isOld) expect(newReads).to.equal(0);
      else newReads += 1;
    };
    const until = async (work: () => Promise<void>, holds: () => boolean) => {
      while (!holds()) await work();
    };
    await readOnce();
    expect(newReads).to.equal(0);
    const ending = new AbortController();
    const beside = [
      // It ends some time, so that the rebuild can.
      until(append, () => isDone || appended > 3_000),
      until(readOnce, () => isDone && newReads > 0),
    ];
    const deps = { ...stores, rows: rebuilder, clock: hastyClock };
    // Whoever still reads the old rows is given the time for it.
    const tell = ({ swapped }: { readonly swapped: boolean }) => swapped && ending.abort();
    expect(await rebuildProjection(deps, projection, { signal: ending.signal, tell })).to.equal(true);
    isDone = true;
    await Promise.all(beside);
    expect(await one.reached(model, await head(), 60_000)).to.equal(true);
    await Promise.all(following.map((running) => running.stop()));
    const counts = Object.entries(await talliesOf(reader)).map(([key, { count }]) => [key, count]);
    const pure = [0, 1, 2, 3, 4].map((n) => [`k${n}`, Math.floor((appended + 5 - (n || 5)) / 5)]);
    expect(counts).to.deep.equal(pure);
  }).timeout(60_000);
});
