import { deepEqual, equal } from 'node:assert/strict';
import type { ReadModel, RowStore } from '@partneros/domain';
import { exampleEvent, type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { parkedEventsModel } from './parked-events.ts';
import type { AnyProjection, Projection } from './projection.ts';
import { type RunningProjections, runProjections } from './run-projections.ts';

interface Count {
  readonly count: number;
}
const countsAs = (
  name: string,
  poison?: number,
): Projection<Count, { readonly type: 'ExampleHappened'; readonly data: { readonly n?: number } }> => ({
  model: { name, version: 1, fields: {} } as ReadModel<Count>,
  keysOf: () => ['all'],
  on: {
    ExampleHappened: (row, { data }) => {
      if (data.n === poison && poison !== undefined) throw new Error('poison');
      return { count: (row?.count ?? 0) + 1 };
    },
  },
});

describe('running projections', () => {
  let stores: MemoryStores<ManualClock>;
  let running: RunningProjections | undefined;
  let troubles: string[];
  let recorded: number;

  beforeEach(() => {
    stores = openMemoryStores();
    troubles = [];
    recorded = 0;
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await stores.close();
  });

  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await turn();
  };
  const happen = async (times = 1) => {
    for (let left = times; left > 0; left -= 1) {
      recorded += 1;
      await stores.store.append(`example-org_${recorded}`, 'no-stream', [exampleEvent('org', { n: recorded })]);
    }
  };
  const run = (projections: readonly AnyProjection[], over: Partial<MemoryStores> = {}) => {
    running = runProjections(
      { ...stores, ...over, report: ({ where, error }) => troubles.push(`${where}: ${error}`) },
      projections,
    );
    return running;
  };
  const count = async ({ model }: { readonly model: ReadModel<Count> }) =>
    (await stores.rows.get(model, 'org', 'all'))?.count;

  it('say when they have caught up, and go on with what is new', async () => {
    const one = countsAs('one');
    await happen(3);
    await run([one]).caughtUp;
    equal(await count(one), 3);
    await happen();
    await until(async () => (await count(one)) === 4);
    equal(await stores.rows.checkpoint(one.model), 4n);
  });

  it('have caught up at once when there is nothing', async () => {
    await run([countsAs('one')]).caughtUp;
  });

  it('go on where they were after a restart', async () => {
    const one = countsAs('one');
    await happen(2);
    await run([one]).caughtUp;
    await running?.stop();
    await happen(2);
    const after: bigint[] = [];
    const feed: MemoryStores['feed'] = {
      ...stores.feed,
      subscribe: (options) => {
        after.push(options.after);
        return stores.feed.subscribe(options);
      },
    };
    await run([one], { feed }).caughtUp;
    deepEqual([await count(one), after], [4, [2n]]);
  });

  it('try again after an outage, with pauses that grow to half a minute, and miss nothing', async () => {
    const one = countsAs('one');
    let away = true;
    let writes = 0;
    const rows: RowStore = {
      ...stores.rows,
      write: (batch) => {
        writes += 1;
        return away ? Promise.reject(new Error('away')) : stores.rows.write(batch);
      },
    };
    await happen(3);
    run([one], { rows });
    await until(() => writes === 1);
    for (const [index, pause] of [100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000].entries()) {
      await until(() => troubles.length === index + 1);
      await turn();
      stores.clock.advance(pause - 1);
      await turn();
      equal(writes, index + 1);
      stores.clock.advance(1);
      await until(() => writes === index + 2);
    }
    away = false;
    await turn();
    stores.clock.advance(30_000);
    await running?.caughtUp;
    equal(await count(one), 3);
    equal(troubles[0], 'one: Error: away');
  });

  it('park what one of them cannot take, tell of it, and hold up no other', async () => {
    const [one, two] = [countsAs('one', 2), countsAs('two')];
    await happen(3);
    await run([one, two]).caughtUp;
    deepEqual([await count(one), await count(two)], [2, 3]);
    deepEqual(troubles.length, 1);
    deepEqual(
      (await stores.rows.find(parkedEventsModel, 'org', { limit: 10 })).rows.map(({ projection, position }) => [
        projection,
        position,
      ]),
      [['one-v1', '2']],
    );
  });

  it('hold up no other while one of them cannot write', async () => {
    const [one, two] = [countsAs('one'), countsAs('two')];
    const rows: RowStore = {
      ...stores.rows,
      write: async (batch) => {
        if (batch.some(({ model }) => model.name === 'one')) throw new Error('away');
        return stores.rows.write(batch);
      },
    };
    await happen(3);
    run([one, two], { rows });
    await until(async () => (await count(two)) === 3);
    equal(await count(one), undefined);
  });

  it('finish the batch in hand when they stop, and take no other', async () => {
    const one = countsAs('one');
    let release: () => void = () => undefined;
    let asked = 0;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const rows: RowStore = {
      ...stores.rows,
      write: async (batch) => {
        asked += 1;
        await held;
        return stores.rows.write(batch);
      },
    };
    run([one], { rows });
    await happen(1);
    await until(() => asked === 1);
    await happen(5);
    const stopped = running?.stop();
    release();
    await stopped;
    deepEqual([asked, await count(one), await stores.rows.checkpoint(one.model)], [1, 1, 1n]);
  });

  it('say that they have caught up when they are stopped first, so that nobody waits for ever', async () => {
    const rows: RowStore = { ...stores.rows, checkpoint: () => Promise.reject(new Error('away')) };
    const { caughtUp, stop } = run([countsAs('one')], { rows });
    await until(() => troubles.length === 1);
    await stop();
    await caughtUp;
  });

  it('build a new version beside the old one', async () => {
    const one = countsAs('one');
    await happen(2);
    await run([one]).caughtUp;
    await running?.stop();
    const next = { ...one, model: { ...one.model, version: 2 } };
    await run([next]).caughtUp;
    deepEqual([await count(one), await count(next)], [2, 2]);
  });
});
