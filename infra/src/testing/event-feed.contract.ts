import { randomUUID } from 'node:crypto';
import { type EventFeed, type EventStore, type FeedBatch, type Recorded, streamOf } from '@partneros/domain';
import { expect } from 'chai';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { exampleEvent } from './example-event.ts';
import { nastyValues } from './nasty-values.ts';

/** An adapter under test, with the store that feeds it. */
export interface OpenEventFeed {
  readonly store: EventStore;
  readonly feed: EventFeed;
  close(): Promise<void>;
}

// Thousands of events, perhaps through a socket, perhaps on a busy machine.
const PATIENCE_MS = 60_000;

/** What every event feed does. With `reopen`, also that a subscription goes on after a restart. */
export const eventFeedContract = <Opened extends OpenEventFeed>(
  adapter: string,
  open: () => Promise<Opened>,
  reopen?: (opened: Opened) => Promise<Opened>,
): void => {
  describe(`event feed contract: ${adapter}`, () => {
    let opened: Opened;
    let organization: string;
    let start: bigint;
    let abort: AbortController;

    const append = async (...values: readonly unknown[]): Promise<readonly Recorded[]> => {
      const stream = streamOf('example', organization, randomUUID());
      const result = await opened.store.append(
        stream,
        'no-stream',
        values.map((n) => exampleEvent(organization, { n })),
      );
      if (result.kind === 'conflict') throw new Error('a new stream met a conflict');
      return result.events;
    };
    const subscribe = (after = start, batchSize?: number) =>
      opened.feed
        .subscribe({ after, signal: abort.signal, ...(batchSize === undefined ? {} : { batchSize }) })
        [Symbol.asyncIterator]();
    const next = async (batches: AsyncIterator<FeedBatch>): Promise<FeedBatch> => {
      const { done, value } = await batches.next();
      if (done) throw new Error('the subscription ended');
      return value;
    };
    const take = async (batches: AsyncIterator<FeedBatch>, count: number): Promise<Recorded[]> => {
      const taken: Recorded[] = [];
      while (taken.length < count) taken.push(...(await next(batches)).events);
      return taken;
    };
    const untilCaughtUp = async (batches: AsyncIterator<FeedBatch>): Promise<FeedBatch> => {
      for (;;) {
        const batch = await next(batches);
        if (batch.caughtUp && batch.events.length === 0) return batch;
      }
    };

    before(async () => {
      opened = await open();
    });

    beforeEach(async () => {
      organization = randomUUID();
      start = await opened.feed.head();
      abort = new AbortController();
    });

    afterEach(() => abort.abort());

    after(() => opened.close());

    it('knows the newest position', async () => {
      const events = await append(1, 2);
      expect(await opened.feed.head()).to.equal(events[1]?.position);
    });

    it('reads on from a position, up to a limit', async () => {
      const events = [...(await append(1, 2)), ...(await append(3))];
      expect(await opened.feed.read(start, 10)).to.deep.equal(events);
      expect(await opened.feed.read(start, 2)).to.deep.equal(events.slice(0, 2));
      expect(await opened.feed.read(events[1]?.position ?? 0n, 10)).to.deep.equal(events.slice(2));
      expect(await opened.feed.read(events[2]?.position ?? 0n, 10)).to.deep.equal([]);
    });

    it('reads one organization apart from another whose id begins with it', async () => {
      const one = organization;
      const others = [`${one}_1`, `${one}-1`, `${one}%`, one.slice(0, -1), '%', '_'.repeat(one.length)];
      const mine = await append('mine');
      for (const other of others) {
        organization = other;
        await append(other);
      }
      expect(await opened.feed.read(start, 10, one)).to.deep.equal(mine);
      expect((await opened.feed.read(start, 10, `${one}_1`)).map((event) => event.data)).to.deep.equal([
        { n: `${one}_1` },
      ]);
      expect(await opened.feed.read(start, 10)).to.have.length(7);
    });

    it('refuses to read for an organization without an id', async () => {
      const [attempt] = await Promise.allSettled([opened.feed.read(0n, 10, '')]);
      expect(attempt.status).to.equal('rejected');
    });

    const select = async (types: readonly string[], after: bigint, upTo: bigint, of = organization) => {
      const events: Recorded[] = [];
      let position = after;
      for await (const portion of opened.feed.select({ organizationId: of, types, after, upTo })) {
        expect(portion.events.every((event) => event.position <= portion.position)).to.equal(true);
        expect(portion.position > position).to.equal(true);
        events.push(...portion.events);
        position = portion.position;
      }
      return { events, position };
    };

    it('selects one organization’s events of some types between two positions, in order', async () => {
      const mine = await append(1, 2);
      const one = organization;
      organization = `${one}_1`;
      await append('another’s');
      organization = one;
      const stream = streamOf('example', one, randomUUID());
      const other = { ...exampleEvent(one, { n: 'other' }), type: 'SomethingElse' };
      const result = await opened.store.append(stream, 'no-stream', [exampleEvent(one, { n: 3 }), other]);
      const more = result.kind === 'appended' ? result.events : [];
      await append(4);
      const type = mine[0]?.type ?? '';
      const upTo = more[1]?.position ?? 0n;
      expect(await select([type], start, upTo)).to.deep.equal({ events: [...mine, more[0]], position: upTo });
      expect((await select([type, 'SomethingElse'], start, upTo)).events).to.deep.equal([...mine, ...more]);
      expect((await select([type], mine[0]?.position ?? 0n, upTo)).events).to.deep.equal([mine[1], more[0]]);
      expect((await select(['SomethingElse'], start, mine[1]?.position ?? 0n)).events).to.deep.equal([]);
      expect((await select([], start, upTo)).events).to.deep.equal([]);
      const at = mine[0]?.recordedAt ?? '';
      const among = async (from: string, to: string) => {
        const events: Recorded[] = [];
        const recorded = { from, to };
        for await (const portion of opened.feed.select({
          organizationId: one,
          types: [type],
          after: start,
          upTo,
          recorded,
        }))
          events.push(...portion.events);
        return events.length;
      };
      expect(await among(at, more[0]?.recordedAt ?? '')).to.equal(3);
      expect(await among('1999-01-01T00:00:00.000Z', '1999-12-31T00:00:00.000Z')).to.equal(0);
      expect(await among('2999-01-01T00:00:00.000Z', '2999-12-31T00:00:00.000Z')).to.equal(0);
      expect(await select([type], upTo, upTo)).to.deep.equal({ events: [], position: upTo });
    });

    it('selects from a history that takes many portions', async () => {
      for (let round = 0; round < 9; round += 1) await append(...Array.from({ length: 500 }, (_, n) => n));
      const all = await opened.feed.read(start, 4_500);
      const head = await opened.feed.head();
      expect((await select([all[0]?.type ?? ''], start, head)).events).to.deep.equal(all);
    }).timeout(PATIENCE_MS);

    it('refuses to select for an organization without an id', async () => {
      const [attempt] = await Promise.allSettled([select(['x'], 0n, 10n, '')]);
      expect(attempt.status).to.equal('rejected');
    });

    it('gives history, says once that nothing is left, then goes live', async () => {
      const history = await append(1, 2, 3);
      const batches = subscribe();
      expect(await take(batches, 3)).to.deep.equal(history);
      expect(await next(batches)).to.deep.equal({ events: [], position: history[2]?.position, caughtUp: true });
      const waiting = next(batches);
      const live = await append(4);
      expect(await waiting).to.deep.equal({ events: live, position: live[0]?.position, caughtUp: true });
    });

    it('says at once that there is nothing to read', async () => {
      expect(await next(subscribe())).to.deep.equal({ events: [], position: start, caughtUp: true });
    });

    it('makes batches no larger than asked, and says where each ends', async () => {
      const events = await append(1, 2, 3, 4, 5);
      const batches = subscribe(start, 2);
      const seen = [await next(batches), await next(batches), await next(batches)];
      expect(seen.map((batch) => batch.events.length)).to.deep.equal([2, 2, 1]);
      expect(seen.map((batch) => batch.position)).to.deep.equal([1, 3, 4].map((index) => events[index]?.position));
      expect(seen.slice(0, 2).map((batch) => batch.caughtUp)).to.deep.equal([false, false]);
    });

    it('shows live events as a later reader will see them', async () => {
      const batches = subscribe();
      await untilCaughtUp(batches);
      await append(nastyValues, undefined);
      expect(await take(batches, 2)).to.deep.equal(await opened.feed.read(start, 10));
    });

    it('loses nothing for a subscriber that asks late', async () => {
      const batches = subscribe(start, 500);
      await untilCaughtUp(batches);
      for (let round = 0; round < 9; round += 1) await append(...Array.from({ length: 500 }, (_, n) => n));
      expect((await take(batches, 4_500)).map((event) => event.position)).to.deep.equal(
        (await opened.feed.read(start, 4_500)).map((event) => event.position),
      );
    }).timeout(PATIENCE_MS);

    it('neither skips nor repeats while others write, wherever a subscriber starts', async () => {
      const WRITES = 1_000;
      const readers: Promise<Recorded[]>[] = [];
      const writes: Promise<unknown>[] = [];
      for (let n = 0; n < WRITES; n += 1) {
        writes.push(append(n));
        if (n % 300 === 0) readers.push(take(subscribe(start, 1 + (n % 7) * 50), WRITES));
        if (n % 10 === 0) await writes.at(-1);
      }
      await Promise.all(writes);
      const expected = (await opened.feed.read(start, WRITES)).map((event) => event.position);
      expect(new Set(expected).size).to.equal(WRITES);
      for (const reader of readers) expect((await reader).map((event) => event.position)).to.deep.equal(expected);
    }).timeout(PATIENCE_MS);

    it('refuses to read on after an event that does not exist', async () => {
      const [attempt] = await Promise.allSettled([subscribe(start + 1_000_000n).next()]);
      expect(attempt.status).to.equal('rejected');
    });

    it('ends when aborted before it began', async () => {
      abort.abort();
      expect((await subscribe().next()).done).to.equal(true);
    });

    it('ends when aborted while it waits', async () => {
      const batches = subscribe();
      await untilCaughtUp(batches);
      const waiting = batches.next();
      abort.abort();
      expect((await waiting).done).to.equal(true);
    });

    it('ends when aborted in the middle of a history', async () => {
      await append(1, 2, 3);
      const seen: number[] = [];
      for await (const batch of opened.feed.subscribe({ after: start, signal: abort.signal, batchSize: 1 })) {
        seen.push(batch.events.length);
        abort.abort();
      }
      expect(seen).to.deep.equal([1]);
    });

    it('lets a consumer leave, and others go on', async () => {
      const staying = subscribe();
      await untilCaughtUp(staying);
      for await (const _ of opened.feed.subscribe({ after: start, signal: abort.signal })) break;
      const events = await append(1);
      expect(await take(staying, 1)).to.deep.equal(events);
    });

    if (reopen !== undefined)
      it('goes on after a restart where it stopped', async () => {
        await append(1, 2, 3);
        const [first] = await take(subscribe(start, 1), 1);
        abort.abort();
        opened = await reopen(opened);
        abort = new AbortController();
        const batches = subscribe(first?.position);
        const rest = await take(batches, 2);
        expect(rest.map((event) => event.data)).to.deep.equal([{ n: 2 }, { n: 3 }]);
        await untilCaughtUp(batches);
        const live = await append(4);
        expect(await take(batches, 1)).to.deep.equal(live);
      });
  });
};
