import { equal, match } from 'node:assert/strict';
import type { EventFeed } from '@partneros/domain';
import {
  exampleEvent,
  exampleReadModel,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
} from '../testing/index.ts';
import { type FollowerWatch, watchFollowers } from './watch-followers.ts';

const LIMIT_MS = 30_000;
const fast = exampleReadModel('fast');
const slow = exampleReadModel('slow');

describe('watching who follows the log', () => {
  let stores: MemoryStores<ManualClock>;
  let watch: FollowerWatch;
  let recorded = 0;

  beforeEach(() => {
    stores = openMemoryStores();
    watch = watchFollowers(stores, [fast, slow], LIMIT_MS);
  });

  afterEach(async () => {
    await watch.stop();
    await stores.close();
  });

  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      stores.clock.advance(1_000);
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const record = () => stores.store.append(`a-org_${recorded++}`, 'no-stream', [exampleEvent('org')]);
  const sees = async (...models: (typeof fast)[]) => {
    const checkpoint = await stores.feed.head();
    await stores.rows.write(models.map((model) => ({ model, rows: [], checkpoint })));
  };

  it('names who froze within a minute of its last event, and nobody else', async () => {
    for (let beat = 0; beat < 3; beat += 1) {
      await record();
      await sees(fast, slow);
      await pass(10);
    }
    equal(watch.followers(), true);
    // From here on one of them sees nothing, while a heartbeat comes every ten seconds.
    for (let second = 1; second <= 50; second += 1) {
      if (second % 10 === 1) {
        await record();
        await sees(fast);
      }
      await pass(1);
    }
    match(String(watch.followers()), /^slow-v1 has not seen what was recorded \d\d s ago$/);
  });

  it('does not flap: who was stuck has to be well within the limit to count as well again', async () => {
    await record();
    const first = await stores.feed.head();
    await pass(20);
    await record();
    await sees(fast);
    await pass(20);
    match(String(watch.followers()), /^slow/);
    // What it has not seen is 20 seconds old now: below the limit, and not yet far below.
    await stores.rows.write([{ model: slow, rows: [], checkpoint: first }]);
    await pass(3);
    match(String(watch.followers()), /^slow/);
    await sees(slow);
    await pass(3);
    equal(watch.followers(), true);
  });

  it('says that the stores do not answer after two missed looks, not after one, and takes it back', async () => {
    await watch.stop();
    let broken = false;
    const feed: Pick<EventFeed, 'head' | 'read'> = {
      head: () => (broken ? Promise.reject(new Error('away')) : stores.feed.head()),
      read: stores.feed.read,
    };
    watch = watchFollowers({ ...stores, feed: { ...stores.feed, ...feed } }, [], LIMIT_MS);
    await pass(1);
    broken = true;
    await pass(2);
    equal(watch.stores(), true);
    await pass(2);
    match(String(watch.stores()), /did not answer 2 times in a row/);
    broken = false;
    await pass(2);
    equal(watch.stores(), true);
  });

  it('does not wait for a store that hangs', async () => {
    await watch.stop();
    const hanging = { ...stores.feed, head: () => new Promise<bigint>(() => undefined) };
    watch = watchFollowers({ ...stores, feed: hanging }, [], LIMIT_MS);
    await pass(14);
    match(String(watch.stores()), /did not answer/);
  });
});
