import { deepEqual, equal } from 'node:assert/strict';
import type { Clock, EventFeed, KeyValueStore } from '@partneros/domain';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';
import { LEASE_OUTLIVES_MS } from '../kernel/lease.ts';
import { tried } from './backtest.examples.ts';
import { type BacktestRequest, type Backtests, createBacktests } from './backtests.ts';

const definition = chain(
  { trigger: 'partner_created' },
  { type: 'send_email', data: { to: 'primary_contact', subject: 'Hello', body: 'Hello' } },
);

describe('backtests of several processes', () => {
  let bench: ReturnType<typeof engineBench>;
  let here: Backtests;
  let there: Backtests;
  beforeEach(() => {
    bench = engineBench();
    here = createBacktests(bench);
    there = createBacktests(bench);
  });
  afterEach(async () => {
    await here.stop();
    await there.stop();
    await bench.close();
  });

  const request = (backtestId: string, organizationId = ORGANIZATION): BacktestRequest => ({
    organizationId,
    workflowId: 'w1',
    backtestId,
    requestHash: null,
    startedBy: 'ann',
    from: '2000-01-01T00:00:00.000Z',
    to: bench.clock.now(),
    versions: [tried('w1', definition)],
  });
  const over = async (backtests: Backtests, backtestId: string) =>
    new Promise<string | undefined>((resolve) => {
      const tell = () => void backtests.find(ORGANIZATION, backtestId).then((kept) => resolve(kept?.backtest.status));
      const stop = backtests.watch(ORGANIZATION, backtestId, ({ finishedAt }) => finishedAt !== null && tell());
      if (stop === undefined) tell();
    });
  // Whatever it asks of the store comes to nothing, and nobody wakes it: killed in the middle.
  const killed = (): Backtests => {
    const clock: Clock = { now: () => bench.clock.now(), wakeAt: () => () => undefined };
    const never = new Promise<never>(() => {});
    const silent = () => ({ [Symbol.asyncIterator]: () => ({ next: () => never }) });
    const { store, ids, keyValues } = bench;
    const feed: EventFeed = {
      head: () => bench.feed.head(),
      read: () => never,
      select: silent,
      subscribe: silent,
    };
    const kept: Pick<KeyValueStore, 'get' | 'put' | 'delete'> = {
      get: (collection, key) => keyValues.get(collection, key),
      put: (...written) => keyValues.put(...written),
      delete: () => never,
    };
    return createBacktests({ store, ids, clock, feed, keyValues: kept });
  };

  it('run one of an organization at a time, wherever it is started, and the next one right after it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const started = await Promise.all([here.start(request(`here-${round}`)), there.start(request(`there-${round}`))]);
      equal(started.filter(Boolean).length, 1);
      const [one, id] = started[0] ? ([here, `here-${round}`] as const) : ([there, `there-${round}`] as const);
      equal(await over(one, id), 'succeeded');
    }
  });

  it('run those of several organizations at the same time', async () => {
    deepEqual((await Promise.all([here.start(request('a')), there.start(request('b', 'org-2'))])).map(Boolean), [
      true,
      true,
    ]);
  });

  it('are held up by a process that was killed for twenty seconds, and no longer', async () => {
    await killed().start(request('lost'));
    equal(await here.start(request('next')), undefined);
    bench.clock.advance(LEASE_OUTLIVES_MS / 2 - 1);
    equal(await here.start(request('next')), undefined);
    bench.clock.advance(LEASE_OUTLIVES_MS / 2 + 1);
    equal((await here.start(request('next')))?.status, 'queued');
    equal(await over(here, 'next'), 'succeeded');
  });

  it('make way when one is cancelled, from either process', async () => {
    await here.start(request('a'));
    await here.cancel(ORGANIZATION, 'a');
    equal((await there.start(request('b')))?.status, 'queued');
  });
});
