import { deepEqual, equal } from 'node:assert/strict';
import type { ReadModel, Recorded, RowStore } from '@partneros/domain';
import { recorded } from '@partneros/domain/testing';
import { openMemoryStores } from '@partneros/infra/testing';
import { foldBatch } from './fold-batch.ts';
import { parkedEventsModel, parkedWrite } from './parked-events.ts';
import type { Projection } from './projection.ts';

interface CountRow {
  readonly id: string;
  readonly count: number;
}
type CountEvent =
  | { readonly type: 'Added'; readonly data: { readonly ids: readonly string[] } }
  | { readonly type: 'Removed'; readonly data: { readonly ids: readonly string[] } }
  | { readonly type: 'Looked'; readonly data: { readonly ids: readonly string[] } }
  | { readonly type: 'Poisoned'; readonly data: { readonly ids: readonly string[] } };

const model: ReadModel<CountRow> = { name: 'counts', version: 1, fields: {} };
const counts: Projection<CountRow, CountEvent> = {
  model,
  keysOf: ({ data: { ids } }) => {
    if (ids.includes('unreadable')) throw new Error('has no keys');
    return ids;
  },
  on: {
    Added: (row, _event, id) => ({ id, count: (row?.count ?? 0) + 1 }),
    Removed: () => undefined,
    Looked: (row) => row,
    Poisoned: (row, _event, id) => {
      if (id === 'a') throw new Error('cannot take it');
      return { id, count: (row?.count ?? 0) + 100 };
    },
  },
};

describe('folding a batch', () => {
  let stores: ReturnType<typeof openMemoryStores>;
  beforeEach(() => {
    stores = openMemoryStores();
  });
  afterEach(() => stores.close());

  const event = (position: number, type: string, ...ids: readonly string[]): Recorded =>
    recorded({ type, data: { ids } }, { position: BigInt(position), stream: `test-org-1_${position}` });
  const fold = async (...events: readonly Recorded[]) => {
    const checkpoint = events.at(-1)?.position ?? 0n;
    const { write, parked } = await foldBatch(stores.rows, counts, events, checkpoint);
    await stores.rows.write(parked.length > 0 ? [write, parkedWrite(parked, checkpoint)] : [write]);
    return {
      written: write.rows.map(({ key, row, position }) => [key, row && (row as CountRow).count, position]),
      parked,
    };
  };
  const count = async (id: string) => (await stores.rows.get(model, 'org-1', id))?.count;

  it('writes each row once, with the position of the last event that changed it', async () => {
    deepEqual((await fold(event(1, 'Added', 'a', 'b'), event(2, 'Added', 'a'), event(3, 'Unknown', 'a'))).written, [
      ['a', 2, 2n],
      ['b', 1, 1n],
    ]);
    equal(await stores.rows.checkpoint(model), 3n);
  });

  it('does not write what it only looked at, nor what came to nothing', async () => {
    await fold(event(1, 'Added', 'a'));
    deepEqual((await fold(event(2, 'Looked', 'a'), event(3, 'Looked', 'b'), event(4, 'Removed', 'c'))).written, []);
    equal(await stores.rows.checkpoint(model), 4n);
  });

  it('loads every row once, and none when no event concerns it', async () => {
    const asked: (readonly string[])[] = [];
    const counting: Pick<RowStore, 'load'> = {
      load: (of, keys) => {
        asked.push(keys.map(({ key }) => key));
        return stores.rows.load(of, keys);
      },
    };
    await foldBatch(counting, counts, [event(1, 'Added', 'a', 'b'), event(2, 'Added', 'b', 'a')], 2n);
    await foldBatch(counting, counts, [event(3, 'Unknown', 'a')], 3n);
    deepEqual(asked, [['a', 'b']]);
  });

  it('takes an event once that names a row twice', async () => {
    await fold(event(1, 'Added', 'a', 'a'));
    equal(await count('a'), 1);
  });

  it('takes no event a second time', async () => {
    await fold(event(1, 'Added', 'a'), event(2, 'Added', 'a'));
    deepEqual((await fold(event(1, 'Added', 'a'), event(2, 'Added', 'a'), event(3, 'Added', 'a'))).written, [
      ['a', 3, 3n],
    ]);
  });

  it('does not bring back a removed row when the events before its removal come again', async () => {
    await fold(event(1, 'Added', 'a'), event(2, 'Removed', 'a'));
    await fold(event(1, 'Added', 'a'));
    equal(await count('a'), undefined);
    await fold(event(1, 'Added', 'a'), event(2, 'Removed', 'a'), event(3, 'Added', 'a'));
    equal(await count('a'), 1);
  });

  it('parks what a row cannot take, and harms no neighbour and no later event', async () => {
    await fold(event(1, 'Added', 'a', 'b'));
    const { parked } = await fold(event(2, 'Poisoned', 'a', 'b'), event(3, 'Added', 'a', 'c'));
    deepEqual(parked, [
      {
        projection: 'counts-v1',
        organizationId: 'org-1',
        eventId: 'event-1',
        stream: 'test-org-1_2',
        type: 'Poisoned',
        position: '2',
        error: 'cannot take it',
      },
    ]);
    deepEqual([await count('a'), await count('b'), await count('c')], [2, 101, 1]);
  });

  it('parks what has no keys, or none that a row can have', async () => {
    const { parked } = await fold(
      event(1, 'Added', 'unreadable'),
      event(2, 'Added', ''),
      event(3, 'Added', 'nul\0'),
      event(4, 'Added', 'lone\ud800'),
      event(5, 'Added', 'b'),
    );
    deepEqual(
      parked.map(({ position }) => position),
      ['1', '2', '3', '4'],
    );
    equal(await count('b'), 1);
  });

  it('keeps a parked event once, however often it comes', async () => {
    await fold(event(1, 'Poisoned', 'a'));
    await fold(event(1, 'Poisoned', 'a'));
    const page = await stores.rows.find(parkedEventsModel, 'org-1', { limit: 10 });
    deepEqual(
      page.rows.map(({ type, error }) => [type, error]),
      [['Poisoned', 'cannot take it']],
    );
  });

  it('keeps organizations apart, unless its rows are about all of them', async () => {
    const of = (position: number, organizationId: string) => {
      const one = event(position, 'Added', 'a');
      return { ...one, metadata: { ...one.metadata, organizationId } };
    };
    const events = [of(1, 'org-1'), of(2, 'org-2')];
    const owners = async (projection: typeof counts) =>
      (await foldBatch(stores.rows, projection, events, 2n)).write.rows.map(({ organizationId, row }) => [
        organizationId,
        (row as CountRow).count,
      ]);
    deepEqual(await owners(counts), [
      ['org-1', 1],
      ['org-2', 1],
    ]);
    deepEqual(await owners({ ...counts, across: 'organizations' }), [['platform', 2]]);
  });
});
