import { deepEqual, equal } from 'node:assert/strict';
import { openMemoryStores } from '@partneros/infra/testing';
import fc from 'fast-check';
import { readPagedResults, writePagedResults } from './paged-results.ts';

const WHERE = { collection: 'results', list: 'runs' };

describe('paged results', () => {
  it('come back in their order, whatever the order they were put in and the page they are read by', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 180 }),
        fc.integer({ min: 1, max: 100 }),
        fc.infiniteStream(fc.nat()),
        async (count, limit, random) => {
          const { keyValues, close } = openMemoryStores();
          const items = Array.from({ length: count }, (_, index) => ({ index }));
          const shuffled = items.map((item) => ({ item, at: random.next().value })).sort((a, b) => a.at - b.at);
          const results = writePagedResults<{ readonly index: number }>(keyValues, WHERE, '2030-01-01T00:00:00.000Z');
          for (const { item } of shuffled) await results.put(item.index, item);
          await results.flush();
          const read: unknown[] = [];
          for (let from: number | null = 0; from !== null; ) {
            const page: { readonly items: readonly object[]; readonly next: number | null } = await readPagedResults(
              keyValues,
              WHERE,
              { from, limit },
            );
            read.push(...page.items);
            from = page.next;
          }
          deepEqual(read, items);
          await close();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never hold more than a few thousand in memory, and lose none for it', async () => {
    const { keyValues, close } = openMemoryStores();
    const results = writePagedResults<{ readonly index: number }>(keyValues, WHERE, '2030-01-01T00:00:00.000Z');
    // Every fiftieth comes last: no page is whole before that.
    const order = Array.from({ length: 5_000 }, (_, index) => index);
    const late = order.filter((index) => index % 50 === 0);
    for (const index of order) if (index % 50 !== 0) await results.put(index, { index });
    const before = await readPagedResults(keyValues, WHERE, { from: 0, limit: 100 });
    equal(before.items.length > 0, true, 'nothing was written before the end');
    for (const index of late) await results.put(index, { index });
    await results.flush();
    for (const from of [0, 2_450, 4_900]) {
      const { items } = await readPagedResults<{ readonly index: number }>(keyValues, WHERE, { from, limit: 100 });
      deepEqual(
        items.map(({ index }) => index),
        order.slice(from, from + 100),
      );
    }
    await close();
  });
});
