import { deepEqual, equal } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Decode, EventFeed, FeedBatch, Recorded } from '@partneros/domain';
import { openEventStoreDb, openLog, readConfig, systemClock } from '@partneros/infra';
import { exampleEvent, temporaryFolder } from '@partneros/infra/testing';
import {
  type EventStoreDbDouble,
  type FaultyWire,
  openFaultyWire,
  startEventStoreDbDouble,
  urlOf,
} from '../../../infra/test/doubles/eventstoredb/index.ts';
import { type EventFilter, followLog } from './read-log.ts';

const asStored: Decode = (_type, _version, data) => data;
const quiet = () => undefined;

/** Follows a feed, until the test has seen enough. */
const follow = (feed: EventFeed, after: bigint, filter: EventFilter = {}) => {
  const [ending, seen, troubles] = [new AbortController(), [] as unknown[], [] as unknown[]];
  let saw: () => void = quiet;
  const ended = followLog({ feed, clock: systemClock }, after, filter, {
    take: ({ data }) => {
      seen.push((data as { readonly n: number }).n);
      saw();
    },
    signal: ending.signal,
    report: ({ error }) => troubles.push(String(error)),
  });
  const has = async (length: number) => {
    while (seen.length < length)
      await new Promise<void>((resolve) => {
        saw = resolve;
      });
  };
  const end = async () => {
    ending.abort();
    await ended;
  };
  return { seen, troubles, has, end };
};

describe('the end of a log that is followed', function () {
  this.timeout(60_000);

  describe('in EventStoreDB', () => {
    const data = temporaryFolder();
    const folder = join(data.folder, 'of-somebody-else');
    let double: EventStoreDbDouble;
    let wire: FaultyWire;
    let writer: ReturnType<typeof openEventStoreDb>;
    let log: Awaited<ReturnType<typeof openLog>>;
    let appended: number;

    beforeEach(async () => {
      double = await startEventStoreDbDouble();
      wire = await openFaultyWire(double.port);
      writer = openEventStoreDb({ url: urlOf(double), clock: systemClock, decode: asStored, report: quiet });
      log = await openLog(readConfig({ EVENTSTOREDB_URL: urlOf(wire), DATA_DIR: folder }), {
        decode: asStored,
        clock: systemClock,
        report: quiet,
      });
      appended = 0;
    });
    afterEach(async () => {
      await log.close();
      await writer.close();
      await wire.stop();
      await double.stop();
    });
    after(() => data.remove());

    const append = async (type?: string) => {
      appended += 1;
      await writer.store.append(`example-o_${appended}`, 'no-stream', [exampleEvent('o', { n: appended }, type)]);
    };

    it('is shown from the beginning and then as it grows, each event once, over broken connections', async () => {
      for (let n = 0; n < 3; n += 1) await append();
      const following = follow(log.feed, 0n);
      await following.has(3);
      await append();
      await following.has(4);
      wire.reset();
      await append();
      await following.has(5);
      wire.refuse(true);
      wire.reset();
      await append();
      wire.refuse(false);
      await append();
      await following.has(7);
      await following.end();
      deepEqual(following.seen, [1, 2, 3, 4, 5, 6, 7]);
    });

    it('is shown after a position and by type', async () => {
      for (const type of ['One', 'Other', 'One']) await append(type);
      const [first] = await log.feed.read(0n, 1);
      const following = follow(log.feed, first?.position ?? 0n, { type: 'One' });
      await following.has(1);
      await append('Other');
      await append('One');
      await following.has(2);
      await following.end();
      deepEqual(following.seen, [3, 5]);
    });

    it('is read whoever has the folder', () => {
      equal(existsSync(folder), false);
    });
  });

  it('goes on after what was shown when the store was away', async () => {
    const event = (n: number) => ({ position: BigInt(n), data: { n } }) as unknown as Recorded;
    const asked: bigint[] = [];
    async function* subscribe({ after }: { readonly after: bigint }): AsyncGenerator<FeedBatch> {
      asked.push(after);
      const n = asked.length;
      yield { events: [event(n)], position: BigInt(n), caughtUp: true };
      throw new Error(`away ${n}`);
    }
    const following = follow({ subscribe } as unknown as EventFeed, 0n);
    await following.has(2);
    await following.end();
    deepEqual(
      [following.seen.slice(0, 2), asked.slice(0, 2)],
      [
        [1, 2],
        [0n, 1n],
      ],
    );
    equal(following.troubles[0], 'Error: away 1');
  });
});
