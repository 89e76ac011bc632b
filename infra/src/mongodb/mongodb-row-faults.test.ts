import type { RowStore, RowWrite, StoredRow } from '@partneros/domain';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Misbehaviour,
  type MongoDouble,
  NO_MAJORITY,
  NOT_PRIMARY,
  startMongoDouble,
} from '../../test/doubles/mongodb/index.ts';
import { type ExampleRow, exampleReadModel } from '../testing/example-read-model.ts';
import { createMongoRowStore, type MongoRowStore } from './mongodb-row-store.ts';
import { type MongoDatabase, openMongoDb } from './open-mongodb.ts';

const SEED = 20_260_807;
const ORGANIZATION = 'o';
const BATCH = 5;

const FAULTS: readonly Misbehaviour[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'half-close' },
  { kind: 'half-reply' },
  { kind: 'delay', ms: 5 },
  { kind: 'swallow' },
  NOT_PRIMARY,
  NO_MAJORITY,
  { kind: 'error', code: 11600, codeName: 'InterruptedAtShutdown', errorLabels: ['RetryableWriteError'] },
  { kind: 'error', code: 8000, codeName: 'AtlasError' },
];

/** Adds to a row's score, or takes the row away. A row that took it twice, or never, has another score. */
interface Fact {
  readonly key: string;
  readonly amount: number | undefined;
  readonly position: bigint;
}

describe('rows in MongoDB under broken replies', () => {
  const model = exampleReadModel('faults');
  let double: MongoDouble;
  let database: MongoDatabase;
  let rows: MongoRowStore;

  beforeEach(async () => {
    double = await startMongoDouble();
    database = await openMongoDb(`${double.url}&socketTimeoutMS=25`);
    rows = createMongoRowStore(database.db);
  });

  afterEach(async () => {
    rows.close();
    await database.close();
    await double.stop();
    expect(double.refused).to.deep.equal([]);
  });

  const facts = (length: number): readonly Fact[] => {
    const key = fc.integer({ min: 1, max: 12 }).map((n) => `k${n}`);
    const amount = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 6 });
    const [sampled] = fc.sample(fc.array(fc.record({ key, amount }), { minLength: length, maxLength: length }), {
      numRuns: 1,
      seed: SEED,
    });
    return (sampled ?? []).map((fact, index) => ({ ...fact, position: BigInt(index + 1) }));
  };

  // As projections do: load, fold what a row has not seen, write with the checkpoint; after a failure begin anew there.
  const take = async (store: RowStore, history: readonly Fact[]): Promise<boolean> => {
    const from = Number(await store.checkpoint(model));
    const batch = history.slice(from, from + BATCH);
    const loaded = await store.load(model, addresses(batch.map(({ key }) => key)));
    const folded = new Map(loaded.map((stored) => [stored.key, stored] as const));
    const touched = new Map<string, RowWrite>();
    for (const fact of batch) {
      const before = folded.get(fact.key);
      if (before !== undefined && fact.position <= before.position) continue;
      const next = after(before, fact);
      folded.set(fact.key, next as StoredRow<ExampleRow>);
      touched.set(fact.key, next);
    }
    await store.write([{ model, rows: [...touched.values()], checkpoint: BigInt(from + batch.length) }]);
    return from + batch.length < history.length;
  };

  const after = (before: { readonly row: object | undefined } | undefined, { key, amount, position }: Fact) => {
    const score = (before?.row as ExampleRow | undefined)?.score ?? 0;
    const row = amount === undefined ? undefined : { id: key, score: score + amount };
    return { organizationId: ORGANIZATION, key, row, position };
  };

  const expected = (history: readonly Fact[], upTo: bigint): readonly RowWrite[] => {
    const folded = new Map<string, RowWrite>();
    for (const fact of history) if (fact.position <= upTo) folded.set(fact.key, after(folded.get(fact.key), fact));
    return [...folded.values()];
  };

  // A row may be ahead of the checkpoint, never behind it.
  const behindCheckpoint = async (history: readonly Fact[]): Promise<readonly string[]> => {
    const wanted = expected(history, await rows.checkpoint(model));
    const loaded = await rows.load(model, addresses(wanted.map(({ key }) => key)));
    return wanted.flatMap(({ key, row, position }) => {
      const stored = loaded.find((other) => other.key === key);
      const missing = stored === undefined && row !== undefined && !isRemovedLater(history, key, position);
      return missing || (stored !== undefined && stored.position < position) ? [key] : [];
    });
  };

  const isRemovedLater = (history: readonly Fact[], key: string, position: bigint): boolean =>
    history.some((fact) => fact.key === key && fact.position > position && fact.amount === undefined);

  const breakWrites = (faults: number) => {
    const choices = fc.sample(fc.record({ broken: fc.boolean(), fault: fc.constantFrom(...FAULTS) }), {
      numRuns: faults * 4,
      seed: SEED,
    });
    let [done, asked] = [0, 0];
    double.misbehave(({ update }) => {
      if (update === undefined || done === faults) return undefined;
      const choice = choices[asked % choices.length];
      asked += 1;
      if (!choice?.broken) return undefined;
      done += 1;
      return choice.fault;
    });
    return () => done;
  };

  const follow = async (store: RowStore, history: readonly Fact[], broken: () => number, faults: number) => {
    let [failures, behind] = [0, 0];
    for (let goesOn = true; goesOn; ) {
      goesOn = await take(store, history).catch(() => {
        failures += 1;
        return true;
      });
      if ((await behindCheckpoint(history)).length > 0) behind += 1;
      // Begins anew while there are faults left, as a rebuild would.
      if (!goesOn && broken() < faults) {
        await rows.drop(model);
        goesOn = true;
      }
    }
    return { failures, behind };
  };

  it('are those of a rebuild, and never behind the checkpoint, after 300 of them', async () => {
    const history = facts(400);
    const broken = breakWrites(300);
    const { failures, behind } = await follow(rows, history, broken, 300);
    expect(broken()).to.equal(300);
    expect(failures).to.be.greaterThan(50);
    expect(behind).to.equal(0);
    const scanned = [];
    for await (const { key, row } of rows.scan(model)) scanned.push([key, row]);
    const rebuilt = expected(history, BigInt(history.length)).flatMap(({ key, row }) => (row ? [[key, row]] : []));
    expect(scanned).to.deep.equal(rebuilt.sort());
  }).timeout(60_000);

  it('would be found behind by this test, if the checkpoint were written first', async () => {
    const checkpointFirst: RowStore = {
      ...rows,
      write: async (writes) => {
        await rows.write(writes.map((write) => ({ ...write, rows: [] })));
        await rows.write(writes);
      },
    };
    const { behind } = await follow(checkpointFirst, facts(100), breakWrites(30), 30);
    expect(behind).to.be.greaterThan(0);
  }).timeout(60_000);

  const addresses = (keys: readonly string[]) =>
    [...new Set(keys)].map((key) => ({ organizationId: ORGANIZATION, key }));
});
