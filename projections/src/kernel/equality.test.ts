import { deepEqual, ok } from 'node:assert/strict';
import { deciders, decodeWith, type Message, PLATFORM, type Recorded, type RowStore } from '@partneros/domain';
import { openMemoryStores } from '@partneros/infra/testing';
import fc from 'fast-check';
import { projections } from '../projections.ts';
import { foldBatch } from './fold-batch.ts';
import type { AnyProjection, RowChange } from './projection.ts';
import { doDeed, randomDeeds } from './random-history.examples.ts';
import { runProjections } from './run-projections.ts';
import { type Entry, storedHistory, storedTypes } from './stored-history.examples.ts';

const decode = decodeWith(deciders);

/** What a projection says rows are: one event after the other, nothing in between. */
const pureFold = (projection: AnyProjection, events: readonly Recorded[]): readonly unknown[] => {
  const rows = new Map<string, readonly [string, string, object]>();
  for (const event of events) {
    const change = projection.on[event.type] as RowChange<object, Message> | undefined;
    if (change === undefined) continue;
    for (const key of new Set((projection.keysOf as (event: Recorded) => readonly string[])(event))) {
      const organizationId = projection.across === undefined ? event.metadata.organizationId : PLATFORM;
      const name = JSON.stringify([organizationId, key]);
      const row = change(rows.get(name)?.[2], event, key);
      if (row === undefined) rows.delete(name);
      else rows.set(name, [organizationId, key, JSON.parse(JSON.stringify(row))]);
    }
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};

const rowsOf = async (rows: RowStore, { model }: AnyProjection): Promise<readonly unknown[]> => {
  const found: [string, string, object][] = [];
  for await (const { organizationId, key, row } of rows.scan(model)) found.push([organizationId, key, row]);
  return found.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
};

/** A batch: so many new events, after so many that come once more; and it is folded so many times before it is written. */
interface Delivery {
  readonly fresh: number;
  readonly again: number;
  readonly folds: number;
}

const delivery = fc.record({
  fresh: fc.integer({ min: 1, max: 25 }),
  again: fc.nat(30),
  folds: fc.integer({ min: 1, max: 2 }),
});

const deliver = async (
  rows: RowStore,
  projection: AnyProjection,
  events: readonly Recorded[],
  deliveries: readonly Delivery[],
): Promise<void> => {
  let seen = 0;
  for (let round = 0; seen < events.length; round += 1) {
    const { fresh, again, folds } = deliveries[round % deliveries.length] ?? { fresh: 1, again: 0, folds: 1 };
    const batch = events.slice(Math.max(seen - again, 0), seen + fresh);
    seen = Math.min(seen + fresh, events.length);
    for (let fold = 1; fold <= folds; fold += 1) {
      const { write, parked } = await foldBatch(rows, projection, batch, events[seen - 1]?.position ?? 0n);
      deepEqual(parked, [], `${projection.model.name} takes every fact`);
      if (fold === folds) await rows.write([write]);
    }
  }
};

describe('every projection', () => {
  it('comes to the rows of a pure fold, in whatever batches and however often events come, and so does a rebuild', () =>
    fc.assert(
      fc.asyncProperty(
        storedHistory(150),
        fc.array(delivery, { minLength: 1, maxLength: 6 }),
        async (history, deliveries) => {
          const stores = openMemoryStores({ decode });
          await record(stores, history);
          const events = await stores.feed.read(0n, 1_000);
          for (const projection of projections) await deliver(stores.rows, projection, events, deliveries);

          const again = openMemoryStores({ decode });
          const rebuilding = runProjections({ ...again, feed: stores.feed }, projections);
          await rebuilding.caughtUp;
          await rebuilding.stop();

          for (const projection of projections) {
            const expected = pureFold(projection, events);
            const { name } = projection.model;
            deepEqual(await rowsOf(stores.rows, projection), expected, `${name}, delivered again and again`);
            deepEqual(await rowsOf(again.rows, projection), expected, `${name}, rebuilt`);
          }
          await again.close();
          await stores.close();
        },
      ),
      { numRuns: 40 },
    )).timeout(60_000);

  it('comes to the rows of a pure fold of what people do', async () => {
    const stores = openMemoryStores({ decode });
    const running = runProjections(stores, projections);
    for (const deed of randomDeeds(300, 20_260_301)) await doDeed(stores, deed);
    const head = await stores.feed.head();
    for (const { model } of projections) ok(await stores.rows.reached(model, head, 9_000));
    await running.stop();
    const events = await stores.feed.read(0n, 10_000);
    for (const projection of projections)
      deepEqual(await rowsOf(stores.rows, projection), pureFold(projection, events), projection.model.name);
    await stores.close();
  }).timeout(30_000);

  it('meets in these histories every event that it listens to', () => {
    for (const { model, on } of projections)
      for (const type of Object.keys(on)) ok(storedTypes.has(type), `${model.name} listens to ${type}`);
  });

  it('has rows to compare', async () => {
    const stores = openMemoryStores({ decode });
    for (const history of fc.sample(storedHistory(400), { numRuns: 30, seed: 1 })) await record(stores, history);
    const events = await stores.feed.read(0n, 10_000);
    const empty = projections.filter((projection) => pureFold(projection, events).length === 0);
    deepEqual(
      empty.map(({ model }) => model.name),
      [],
    );
    await stores.close();
  });
});

const record = async (stores: ReturnType<typeof openMemoryStores>, history: readonly Entry[]) => {
  for (const { stream, event } of history) {
    const last = (await stores.store.read(stream)).at(-1);
    await stores.store.append(stream, last?.revision ?? 'no-stream', [event]);
  }
};
