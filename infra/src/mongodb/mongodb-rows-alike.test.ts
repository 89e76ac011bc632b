import { randomUUID } from 'node:crypto';
import type { FieldCondition, RowQuery, RowStore } from '@partneros/domain';
import { expect } from 'chai';
import fc from 'fast-check';
import { MONGODB, type MongoUnderTest, startMongoUnderTest } from '../../test/doubles/mongodb/index.ts';
import { IN_MEMORY, openEmbeddedDatabase } from '../embedded/embedded-database.ts';
import { createEmbeddedRowStore } from '../embedded/embedded-row-store.ts';
import { type ExampleRow, exampleReadModel } from '../testing/example-read-model.ts';
import { createMongoRowStore, type MongoRowStore } from './mongodb-row-store.ts';
import { type MongoDatabase, openMongoDb } from './open-mongodb.ts';

// Few and confusable, so that values tie, and fold, sort and compare in every way that differs between stores.
const TEXTS = [
  '',
  ' ',
  'a',
  'A',
  'á',
  'a\u0301',
  'ab',
  'aB c',
  'ß',
  'ss',
  'z',
  'z～🦊',
  'İ',
  '10',
  '9',
  '～',
  '🦊',
  'a\0b',
  'x.*',
];
const NUMBERS = [0, -0, 1, 1.5, -2, 10, 9, 1e15, -1e15, Number.MIN_SAFE_INTEGER, 1e300, 5e-324];
const DATES = ['2026-01-01', '2026-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'];
const KEYS = ['a', 'A', 'á', 'b', 'b.c', '$b', '～', '🦊', '0', '10', '9', ' '];

const WORDS = ['a', 'z', 'SS', 'ab', '🦊', '~🦊', '.', 'x.*', 'a\0b'];

const text = fc.constantFrom(...TEXTS);
const number = fc.constantFrom(...NUMBERS);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 4 });

const row: fc.Arbitrary<Omit<ExampleRow, 'id'>> = fc.record(
  {
    name: maybe(text),
    status: maybe(text),
    score: maybe(number),
    active: fc.boolean(),
    at: maybe(fc.constantFrom(...DATES)),
    tags: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const write = fc.record({
  key: fc.constantFrom(...KEYS),
  row: fc.option(row, { nil: undefined, freq: 8 }),
  position: fc.integer({ min: 1, max: 40 }),
});

const VALUES = {
  name: text,
  status: text,
  score: number,
  active: fc.boolean(),
  at: fc.constantFrom(...DATES),
  tags: text,
} as const;

const scalarCondition = (name: keyof typeof VALUES): fc.Arbitrary<FieldCondition> => {
  const value: fc.Arbitrary<string | number | boolean> = VALUES[name];
  return fc.oneof(value, fc.record({ in: fc.array(value, { maxLength: 3 }) }));
};

const condition = (name: keyof typeof VALUES): fc.Arbitrary<FieldCondition> => {
  const value: fc.Arbitrary<string | number | boolean> = VALUES[name];
  const range = fc.record({ from: value, to: value }, { requiredKeys: [] });
  return name === 'tags' ? scalarCondition(name) : fc.oneof(scalarCondition(name), range);
};

// Few at a time: a page that is empty anyway compares nothing.
const where = fc
  .subarray(Object.keys(VALUES) as (keyof typeof VALUES)[], { maxLength: 2 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, condition(name)]))));

const query: fc.Arbitrary<RowQuery> = fc.record({
  where,
  search: fc.option(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }).map((words) => words.join(' ')),
    { nil: undefined, freq: 1 },
  ),
  sort: fc.option(
    fc.record({
      field: fc.constantFrom('name', 'status', 'score', 'active', 'at'),
      direction: fc.constantFrom('asc', 'desc'),
    }),
    { nil: undefined, freq: 4 },
  ),
  limit: fc.integer({ min: 1, max: 5 }),
});

describe(`rows in ${MONGODB} and in the embedded store`, () => {
  const model = exampleReadModel('alike');
  const database = openEmbeddedDatabase(IN_MEMORY);
  const embedded = createEmbeddedRowStore(database);
  let mongo: MongoUnderTest;
  let opened: MongoDatabase;
  let stored: MongoRowStore;

  before(async () => {
    mongo = await startMongoUnderTest();
    opened = await openMongoDb(mongo.url);
    stored = createMongoRowStore(opened.db);
  });

  after(async () => {
    embedded.close();
    stored.close();
    await database.close();
    await opened.close();
    await mongo.remove();
  });

  const pagesOf = async (rows: RowStore, organization: string, asked: RowQuery) => {
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await rows.find(model, organization, { ...asked, cursor });
      pages.push(page);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return { pages, count: await rows.count(model, organization, asked) };
  };

  it('are the same pages for any rows and any query', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(write, { minLength: 1, maxLength: 25 }),
        fc.array(query, { minLength: 4, maxLength: 4 }),
        async (writes, queries) => {
          const organization = randomUUID();
          const batch = writes.map(({ key, row, position }) => ({
            organizationId: organization,
            key,
            row: row && { id: key, ...row },
            position: BigInt(position),
          }));
          const half = Math.ceil(batch.length / 2);
          for (const rows of [batch.slice(0, half), batch.slice(half)])
            await Promise.all([embedded, stored].map((store) => store.write([{ model, rows, checkpoint: 1n }])));
          for (const asked of [{ limit: 5 }, ...queries])
            expect(await pagesOf(stored, organization, asked)).to.deep.equal(
              await pagesOf(embedded, organization, asked),
            );
        },
      ),
      { numRuns: 60 },
    )).timeout(60_000);
});
