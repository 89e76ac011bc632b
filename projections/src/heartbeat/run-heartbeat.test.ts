import { deepEqual, equal } from 'node:assert/strict';
import type { EventStore, Trouble } from '@partneros/domain';
import { exampleEvent, type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { HEARTBEAT_MS, type Heartbeat, runHeartbeat } from './run-heartbeat.ts';

describe('the heartbeat', () => {
  let stores: MemoryStores<ManualClock>;
  let running: Heartbeat[];

  beforeEach(() => {
    stores = openMemoryStores();
    running = [];
  });

  afterEach(async () => {
    for (const one of running) await one.stop();
    await stores.close();
  });

  const start = (over: Partial<Parameters<typeof runHeartbeat>[0]> = {}) => {
    running.push(runHeartbeat({ ...stores, ...over }));
  };
  // Each interval, and all that follows from it.
  const pass = async (intervals: number) => {
    for (let passed = 0; passed < intervals; passed += 1) {
      stores.clock.advance(HEARTBEAT_MS);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const types = async () => (await stores.feed.read(0n, 100)).map(({ type }) => type);

  it('comes every interval while nothing else is recorded', async () => {
    start();
    await pass(4);
    deepEqual(await types(), ['HeartbeatRecorded', 'HeartbeatRecorded', 'HeartbeatRecorded']);
    deepEqual(
      new Set((await stores.feed.read(0n, 9)).map(({ metadata }) => metadata.organizationId)),
      new Set(['platform']),
    );
  });

  it('keeps quiet while others record', async () => {
    start();
    for (let id = 0; id < 5; id += 1) {
      await stores.store.append(`a-org_${id}`, 'no-stream', [exampleEvent('org')]);
      await pass(1);
    }
    deepEqual(new Set(await types()), new Set(['ExampleHappened']));
  });

  it('comes from one process where two keep the lists', async () => {
    start();
    await pass(1);
    stores.clock.advance(HEARTBEAT_MS / 2);
    start();
    for (let half = 0; half < 12; half += 1) {
      stores.clock.advance(HEARTBEAT_MS / 2);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    equal(new Set((await stores.feed.read(0n, 100)).map(({ stream }) => stream)).size, 1);
  });

  it('goes on after an outage, and says so', async () => {
    const troubles: Trouble[] = [];
    let broken = true;
    const store: EventStore = {
      read: stores.store.read,
      append: (...given) => (broken ? Promise.reject(new Error('away')) : stores.store.append(...given)),
    };
    start({ store, report: (trouble) => troubles.push(trouble) });
    await pass(3);
    deepEqual([troubles.length, await types()], [2, []]);
    broken = false;
    await pass(2);
    deepEqual(await types(), ['HeartbeatRecorded', 'HeartbeatRecorded']);
  });
});
