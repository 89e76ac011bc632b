import { deepEqual, equal } from 'node:assert/strict';
import type { EventFeed, Recorded } from '@partneros/domain';
import { exampleEvent, openMemoryStores } from '@partneros/infra/testing';
import { createLiveEvents } from './live-events.ts';

describe('live events', () => {
  it('come to everybody who listens, over one subscription that ends with the last of them', async () => {
    const stores = openMemoryStores();
    let [open, opened] = [0, 0];
    const feed: EventFeed = {
      ...stores.feed,
      subscribe: (options) => {
        open += 1;
        opened += 1;
        options.signal.addEventListener('abort', () => {
          open -= 1;
        });
        return stores.feed.subscribe(options);
      },
    };
    const live = createLiveEvents({ feed, clock: stores.clock });
    const append = (stream: string, n: number) =>
      stores.store.append(stream, n === 0 ? 'no-stream' : BigInt(n - 1), [exampleEvent('o', { n })]);
    const heard: string[] = [];
    let wake = () => {};
    const hear = (who: string) => (event: Recorded) => {
      heard.push(`${who} ${event.stream} ${event.revision}`);
      wake();
    };
    const until = async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };

    await append('example-o_a', 0);
    const leaveOne = await live.listen('example-o_a', hear('one'));
    const leaveOther = await live.listen('example-o_a', hear('other'));
    const leaveThird = await live.listen('example-o_b', hear('third'));
    await append('example-o_a', 1);
    await append('example-o_b', 0);
    await until(3);
    deepEqual(heard, ['one example-o_a 1', 'other example-o_a 1', 'third example-o_b 0']);
    equal(opened, 1);

    leaveOne();
    leaveThird();
    await append('example-o_a', 2);
    await until(4);
    leaveOther();
    deepEqual([open, opened], [0, 1]);
    const again = await live.listen('example-o_a', hear('again'));
    await append('example-o_a', 3);
    await until(5);
    deepEqual(heard.slice(3), ['other example-o_a 2', 'again example-o_a 3']);
    again();
    await stores.close();
  });

  it('are refused while nobody can say where the log stands, and begin anew after that', async () => {
    const stores = openMemoryStores();
    let down = true;
    const head = async () => {
      if (down) throw new Error('down');
      return stores.feed.head();
    };
    const live = createLiveEvents({ feed: { ...stores.feed, head }, clock: stores.clock });
    const [refused] = await Promise.allSettled([live.listen('example-o_a', () => {})]);
    equal(refused.status, 'rejected');
    down = false;
    let heard = 0;
    let wake = () => {};
    const leave = await live.listen('example-o_a', () => {
      heard += 1;
      wake();
    });
    const told = new Promise<void>((resolve) => (wake = resolve));
    await stores.store.append('example-o_a', 'no-stream', [exampleEvent('o')]);
    await told;
    equal(heard, 1);
    leave();
    await stores.close();
  });
});
