import { randomUUID } from 'node:crypto';
import { type Decode, streamOf, type Trouble } from '@partneros/domain';
import { expect } from 'chai';
import {
  EVENTSTOREDB,
  type EventStoreDbUnderTest,
  openFaultyWire,
  startEventStoreDbDouble,
  startEventStoreDbUnderTest,
  urlOf,
} from '../../test/doubles/eventstoredb/index.ts';
import { systemClock } from '../clock/system-clock.ts';
import { eventFeedContract } from '../testing/event-feed.contract.ts';
import { eventStoreContract } from '../testing/event-store.contract.ts';
import { exampleEvent } from '../testing/example-event.ts';
import { openEventStoreDb } from './open-eventstoredb.ts';

const asStored: Decode = (_type, _version, data) => data;

const openEvents = (server: EventStoreDbUnderTest) => {
  const events = openEventStoreDb({ url: server.url, clock: systemClock, decode: asStored, report: () => undefined });
  return { ...events, server, stop: events.close, close: () => events.close().then(server.stop) };
};
const open = async () => openEvents(await startEventStoreDbUnderTest());
const reopen = async ({ stop, server }: ReturnType<typeof openEvents>) => {
  await stop();
  return openEvents(await server.restart());
};

eventStoreContract(EVENTSTOREDB, open, reopen);
eventFeedContract(EVENTSTOREDB, open, reopen);

describe('events in EventStoreDB', () => {
  const openOnDouble = async (decode: Decode = asStored) => {
    const double = await startEventStoreDbDouble();
    const troubles: Trouble[] = [];
    const events = openEventStoreDb({
      url: urlOf(double),
      clock: systemClock,
      decode,
      report: (trouble) => troubles.push(trouble),
    });
    const write = (stream: string, data: string, metadata: string) =>
      double.log.append(stream, 'any', [
        {
          id: randomUUID(),
          type: 'Written',
          contentType: 'application/json',
          data: Buffer.from(data),
          metadata: Buffer.from(metadata),
        },
      ]);
    return { ...events, double, troubles, write, close: () => events.close().then(double.stop) };
  };
  const streamFor = (organizationId: string) => streamOf('example', organizationId, randomUUID());

  it('are stored as JSON that any tool can read', async () => {
    const { store, double, close } = await openOnDouble();
    const stream = streamFor('o');
    const event = exampleEvent('o', { n: 1 });
    await store.append(stream, 'no-stream', [event]);
    const [stored] = double.log.stream(stream) ?? [];
    expect(stored).to.deep.include({ stream, revision: 0, type: event.type, contentType: 'application/json' });
    expect(JSON.parse(String(Buffer.from(stored?.data ?? [])))).to.deep.equal(event.data);
    const { recordedAt, ...metadata } = JSON.parse(String(Buffer.from(stored?.metadata ?? [])));
    expect(metadata).to.deep.equal(event.metadata);
    expect(recordedAt).to.match(/^\d{4}-\d\d-\d\dT/);
    await close();
  });

  it('are lifted on every way out', async () => {
    const { store, feed, close } = await openOnDouble((type, version, data) => ({
      ...data,
      seen: `${type} ${version}`,
    }));
    const stop = new AbortController();
    const batches = feed.subscribe({ after: 0n, signal: stop.signal })[Symbol.asyncIterator]();
    await batches.next();
    const live = batches.next();
    const stream = streamFor('o');
    const appended = await store.append(stream, 'no-stream', [exampleEvent('o', { n: 1 })]);
    const lifted = await store.read(stream);
    expect(lifted[0]?.data).to.deep.equal({ n: 1, seen: 'ExampleHappened 1' });
    expect(appended).to.deep.equal({ kind: 'appended', events: lifted });
    expect((await live).value.events).to.deep.equal(lifted);
    expect(await feed.read(0n, 10)).to.deep.equal(lifted);
    stop.abort();
    await close();
  });

  it('that nobody can read are reported and do not keep the others back', async () => {
    const { store, feed, write, troubles, close } = await openOnDouble();
    const stream = streamFor('o');
    const metadata = JSON.stringify(exampleEvent('o').metadata);
    const unreadable: readonly (readonly [string, string])[] = [
      ['{"broken', metadata],
      ['"text"', metadata],
      ['[1]', metadata],
      ['{}', ''],
      ['{}', '{"broken'],
      ['{}', '{"eventId":"1"}'],
      ['{}', metadata.replace('"depth"', '"schemaVersion":"1","depth"').replace(/,"schemaVersion":1/, '')],
    ];
    for (const [data, meta] of unreadable) await write(stream, data, meta);
    const good = await store.append(streamFor('o'), 'no-stream', [exampleEvent('o', { n: 1 })]);
    expect(good.kind === 'appended' && (await feed.read(0n, 100))).to.deep.equal(
      good.kind === 'appended' && good.events,
    );
    expect(troubles.map(({ error }) => (error as Error).name)).to.deep.equal(unreadable.map(() => 'UnreadableEvent'));

    const stop = new AbortController();
    const batches = feed.subscribe({ after: 0n, signal: stop.signal })[Symbol.asyncIterator]();
    const { value } = await batches.next();
    expect(value.events).to.deep.equal(good.kind === 'appended' && good.events);
    const [reading] = await Promise.allSettled([store.read(stream)]);
    expect(reading).to.have.nested.property('reason.name', 'UnreadableEvent');
    stop.abort();
    await close();
  });

  it('that decoding fails on stop whoever comes to them, and nobody before', async () => {
    let failing = true;
    const { store, feed, close } = await openOnDouble((_type, _version, data) => {
      if (failing && data.n === 2) throw new Error('not lifted');
      return data;
    });
    const stop = new AbortController();
    const batches = feed.subscribe({ after: 0n, signal: stop.signal })[Symbol.asyncIterator]();
    await batches.next();
    for (const n of [1, 2, 3])
      await Promise.allSettled([store.append(streamFor('o'), 'no-stream', [exampleEvent('o', { n })])]);
    const seen: unknown[] = [];
    const follow = async () => {
      for (;;) seen.push(...(await batches.next()).value.events.map(({ data }: { data: unknown }) => data));
    };
    const [end] = await Promise.allSettled([follow()]);
    expect(end).to.have.nested.property('reason.message', 'not lifted');
    failing = false;
    const again = feed.subscribe({ after: 0n, signal: stop.signal })[Symbol.asyncIterator]();
    expect((await again.next()).value.events).to.have.length(3);
    stop.abort();
    await close();
  });

  it('leave out what is not ours', async () => {
    const { store, feed, write, troubles, close } = await openOnDouble();
    for (const stream of ['$stats-1_1', 'other', 'other-1', 'Other-1_1', 'other_1', 'other-_1'])
      await write(stream, '{}', '{}');
    const stop = new AbortController();
    const batches = feed.subscribe({ after: 0n, signal: stop.signal })[Symbol.asyncIterator]();
    expect((await batches.next()).value).to.deep.equal({ events: [], position: 0n, caughtUp: true });
    expect(await feed.head()).to.equal(0n);
    const live = batches.next();
    await write('$stats-1_1', '{}', '{}');
    const appended = await store.append(streamFor('o'), 'no-stream', [exampleEvent('o')]);
    expect((await live).value.events).to.deep.equal(appended.kind === 'appended' && appended.events);
    expect(troubles).to.deep.equal([]);
    stop.abort();
    await close();
  });

  it('reach more subscribers than the server has calls for', async () => {
    const { store, feed, close } = await openOnDouble();
    const stops = Array.from({ length: 150 }, () => new AbortController());
    const subscribers = stops.map(({ signal }) => feed.subscribe({ after: 0n, signal })[Symbol.asyncIterator]());
    for (const { value } of await Promise.all(subscribers.map((batches) => batches.next())))
      expect(value).to.deep.equal({ events: [], position: 0n, caughtUp: true });
    const live = Promise.all(subscribers.map((batches) => batches.next()));
    const appended = await store.append(streamFor('o'), 'no-stream', [exampleEvent('o')]);
    for (const { value } of await live)
      expect(value.events).to.deep.equal(appended.kind === 'appended' && appended.events);
    for (const stop of stops) stop.abort();
    await close();
  });

  it('are appended over a socket of their own, so that readers do not hold appends up', async () => {
    const double = await startEventStoreDbDouble();
    const wire = await openFaultyWire(double.port);
    const { store, close } = openEventStoreDb({
      url: urlOf(wire),
      clock: systemClock,
      decode: asStored,
      report: () => undefined,
    });
    await store.append('example-o_1', 'no-stream', [exampleEvent('o')]);
    await store.read('example-o_1');
    expect(wire.connections).to.equal(2);
    await close();
    await wire.stop();
    await double.stop();
  });

  it('show whoever lost a race what won it, also on a server that shows it late', async () => {
    const double = await startEventStoreDbDouble({ hiddenMs: 200 });
    const { store, close } = openEventStoreDb({
      url: urlOf(double),
      clock: systemClock,
      decode: asStored,
      report: () => undefined,
    });
    const racers = ['a', 'b'].map(async (name) => {
      const { kind } = await store.append('example-o_1', 'no-stream', [exampleEvent('o', { name })]);
      return [kind, (await store.read('example-o_1')).length];
    });
    expect((await Promise.all(racers)).sort()).to.deep.equal([
      ['appended', 1],
      ['conflict', 1],
    ]);
    // Ahead of what there is, nothing comes that could be waited for.
    expect(await store.append('example-o_1', 7n, [exampleEvent('o')])).to.deep.equal({ kind: 'conflict' });
    await close();
    await double.stop();
  });

  it('refuse a URL that is none, without repeating what it holds', () => {
    for (const url of ['esdb://', 'esdb://user:secret@', 'esdb://user:secret@host:port', 'esdb://host?tls=secret'])
      expect(() => openEventStoreDb({ url, clock: systemClock, decode: asStored, report: () => undefined }), url)
        .to.throw(/^not a connection string/)
        .and.not.match(/secret/);
  });

  it('end subscriptions when they are closed', async () => {
    const { feed, close } = await openOnDouble();
    const batches = feed.subscribe({ after: 0n, signal: new AbortController().signal })[Symbol.asyncIterator]();
    await batches.next();
    const waiting = batches.next();
    await close();
    expect((await waiting).done).to.equal(true);
  });

  it('are unavailable, not missing, when there is no server', async () => {
    const { store, feed, check, double, close } = await openOnDouble();
    await double.stop();
    const attempts = await Promise.allSettled([
      store.read('example-o_1'),
      feed.head(),
      store.append('example-o_1', 'no-stream', [exampleEvent('o')]),
    ]);
    expect(attempts.map((attempt) => attempt.status === 'rejected' && (attempt.reason as Error).name)).to.deep.equal([
      'Unavailable',
      'Unavailable',
      'AppendUnknown',
    ]);
    const [checked] = await Promise.allSettled([check()]);
    expect(String(checked.status === 'rejected' && checked.reason)).to.match(/UNAVAILABLE|ECONNREFUSED/);
    await close();
  });
});
