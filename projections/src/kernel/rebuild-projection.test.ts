import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import {
  type Clock,
  deadLetterRetry,
  execute,
  RebuildOvertaken,
  type RowRebuild,
  type RowStore,
} from '@partneros/domain';
import { systemClock } from '@partneros/infra';
import { exampleEvent, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { type RebuildProgress, rebuildProjection } from './rebuild-projection.ts';
import { runProjections } from './run-projections.ts';
import { type Tally, tallies, talliesOf } from './tallies.examples.ts';

const KEYS = 7;
const never = new AbortController().signal;
// Does not wait: how long an outage is waited for is another test's matter.
const hastyClock: Clock = {
  now: systemClock.now,
  wakeAt: (_at, wake) => {
    const turn = setImmediate(wake);
    return () => clearImmediate(turn);
  },
};

describe('a rebuild of a projection', () => {
  let stores: MemoryStores<Clock>;
  let appended: Record<string, number>;

  beforeEach(() => {
    stores = openMemoryStores({ clock: hastyClock });
    appended = {};
  });
  afterEach(() => stores.close());

  const append = async (key: string) => {
    appended[key] = (appended[key] ?? 0) + 1;
    const stream = `example-org_${key}-${appended[key]}`;
    await stores.store.append(stream, 'no-stream', [exampleEvent('org', { key })]);
  };
  const appendMany = async (times: number) => {
    await Promise.all(Array.from({ length: times }, (_, n) => append(`k${n % KEYS}`)));
  };
  const pure = () => Object.fromEntries(Object.entries(appended).map(([key, count]) => [key, { count }]));
  const follow = async () => {
    const running = runProjections(stores, [tallies()]);
    await running.caughtUp;
    return running;
  };
  // What a rebuild is for: rows that history did not make.
  const spoil = async () => {
    const position = await stores.feed.head();
    const rows = Object.keys(await talliesOf(stores.rows)).map((key) => ({
      organizationId: 'org',
      key,
      row: { count: 1_000, stale: true } satisfies Tally,
      position: position + 1n,
    }));
    await stores.rows.write([{ model: tallies().model as never, rows, checkpoint: position }]);
  };
  const rebuild = (
    options: { tell?: (progress: RebuildProgress) => void; signal?: AbortSignal; rows?: RowStore } = {},
  ) =>
    rebuildProjection({ ...stores, ...(options.rows && { rows: options.rows }) }, tallies(), {
      signal: never,
      ...options,
    });
  // The rows of another store, in which something happens to those that are made.
  const over = (change: (made: RowRebuild) => Partial<RowStore>): RowStore => ({
    ...stores.rows,
    rebuild: async (model) => {
      const made = await stores.rows.rebuild(model);
      return { ...made, rows: { ...made.rows, ...change(made) } };
    },
  });

  it('comes to what history makes, with nobody following', async () => {
    await appendMany(600);
    await (await follow()).stop();
    await spoil();
    const told: RebuildProgress[] = [];
    equal(await rebuild({ tell: (progress) => told.push(progress) }), true);
    deepEqual(await talliesOf(stores.rows), pure());
    equal(await stores.rows.checkpoint(tallies().model), 600n);
    deepEqual(
      told.map(({ position, head, swapped }) => [Number(position), Number(head), swapped]),
      [
        [250, 600, false],
        [500, 600, false],
        [600, 600, false],
        [600, 600, true],
      ],
    );
  });

  it('comes to nothing where nothing has happened', async () => {
    equal(await rebuild(), true);
    deepEqual([await talliesOf(stores.rows), await stores.rows.checkpoint(tallies().model)], [{}, 0n]);
  });

  it('shows who reads beside a writer the old list whole or the new one whole, and never less than was there', async () => {
    await appendMany(1_000);
    const running = await follow();
    await spoil();
    let [isDone, newReads] = [false, 0];
    const write = async () => {
      for (let n = 0; !isDone && n < 20_000; n += 1) await append(n % 3 === 0 ? `new-${n}` : `k${n % KEYS}`);
    };
    let most = 0;
    const readOnce = async () => {
      const head = await stores.feed.head();
      ok(await stores.rows.reached(tallies().model, head, 60_000));
      const { rows } = await stores.rows.find(tallies().model, 'org', { limit: 100_000 });
      const stale = rows.filter((row) => row.stale === true).length;
      ok(stale === 0 || (stale === KEYS && newReads === 0), `${stale} of ${KEYS} old rows after ${newReads} new lists`);
      ok(rows.length >= most, `${rows.length} rows after ${most}`);
      // The old list began with too much.
      ok(BigInt(rows.reduce((sum, { count }) => sum + count, 0)) >= head);
      most = rows.length;
      if (stale === 0) newReads += 1;
    };
    const read = async () => {
      while (!isDone || newReads === 0) await readOnce();
    };
    await readOnce();
    equal(newReads, 0);
    const beside = [write(), read()];
    equal(await rebuild(), true);
    isDone = true;
    await Promise.all(beside);
    ok(await stores.rows.reached(tallies().model, await stores.feed.head(), 60_000));
    await running.stop();
    deepEqual(await talliesOf(stores.rows), pure());
  }).timeout(60_000);

  it('leaves everything as it was when it is ended early', async () => {
    await appendMany(600);
    await (await follow()).stop();
    await spoil();
    const before = await talliesOf(stores.rows);
    const ending = new AbortController();
    let during: unknown;
    const ended = rebuild({
      signal: ending.signal,
      tell: ({ position }) => {
        during ??= stores.rows.rebuilding(tallies().model).then((rebuilding) => rebuilding?.position === position);
        ending.abort();
      },
    });
    equal(await ended, false);
    equal(await during, true);
    deepEqual(await talliesOf(stores.rows), before);
    equal(await stores.rows.rebuilding(tallies().model), undefined);
  });

  it('waits for an outage, and takes nothing twice', async () => {
    await appendMany(600);
    let failures = 2;
    const rows = over(({ rows: made }) => ({
      write: async (writes) => {
        await made.write(writes);
        failures -= 1;
        if (failures >= 0) throw new Error('the answer was lost');
      },
    }));
    equal(await rebuild({ rows }), true);
    deepEqual(await talliesOf(stores.rows), pure());
  });

  it('says that another one was begun, and leaves it alone', async () => {
    await appendMany(600);
    let begun = false;
    const rows = over(({ rows: made }) => ({
      write: async (writes) => {
        if (!begun) await stores.rows.rebuild(tallies().model as never);
        begun = true;
        await made.write(writes);
      },
    }));
    await rejects(rebuild({ rows }), RebuildOvertaken);
    ok(await stores.rows.rebuilding(tallies().model));
    deepEqual(await talliesOf(stores.rows), {});
  });

  describe('of a list that has put events aside', () => {
    const broken = tallies((key) => key !== 'bad');
    const until = async (projection: typeof broken) => {
      const running = runProjections(stores, [projection]);
      await running.caughtUp;
      await running.stop();
    };
    const retryAll = () => {
      const id = stores.ids.next();
      const data = { deadLetterRetryId: id, name: null, at: systemClock.now() };
      return execute(stores, deadLetterRetry, {
        organizationId: 'org',
        id,
        command: { type: 'RetryDeadLetters', data },
        cause: {
          commandId: id,
          correlationId: id,
          actor: { type: 'user', id: 'user-1' },
          occurredAt: data.at,
          depth: 0,
        },
      });
    };
    const letters = async () =>
      (await stores.feed.read(0n, 1_000)).filter(({ type }) => /^DeadLetter[^s]/.test(type)).map(({ type }) => type);

    beforeEach(async () => {
      for (const key of ['good', 'bad', 'good']) await append(key);
      await until(broken);
      await retryAll();
    });

    it('says nothing again of what was said, and does not answer what was answered', async () => {
      await until(broken);
      const before = await stores.feed.head();
      deepEqual(await letters(), ['DeadLetterParked', 'DeadLetterRetryFailed']);
      equal(await rebuildProjection(stores, broken, { signal: never }), true);
      equal(await stores.feed.head(), before);
      deepEqual(await talliesOf(stores.rows), { good: { count: 2 } });
    });

    it('answers a call to try again that nobody else will come by', async () => {
      equal(await rebuildProjection(stores, tallies(), { signal: never }), true);
      deepEqual(await letters(), ['DeadLetterParked', 'DeadLetterResolved']);
      deepEqual(await talliesOf(stores.rows), pure());
    });
  });
});
