import { expect } from 'chai';
import { systemClock } from '../clock/system-clock.ts';
import { eventFeedContract } from '../testing/event-feed.contract.ts';
import { eventStoreContract } from '../testing/event-store.contract.ts';
import { exampleEvent } from '../testing/example-event.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createEmbeddedEvents } from './create-embedded-events.ts';
import { IN_MEMORY, openEmbeddedDatabase } from './embedded-database.ts';

const openEvents = (folder: string, cleanUp = () => {}) => {
  const database = openEmbeddedDatabase(folder);
  const events = createEmbeddedEvents({ database, clock: systemClock, decode: (_type, _version, data) => data });
  const stop = async () => {
    events.close();
    await database.close();
  };
  return { ...events, database, folder, stop, cleanUp, close: () => stop().then(cleanUp) };
};
const onDisk = async () => {
  const { folder, remove } = temporaryFolder();
  return openEvents(folder, remove);
};
const inMemory = async () => openEvents(IN_MEMORY);
const reopen = async ({ stop, folder, cleanUp }: ReturnType<typeof openEvents>) => {
  await stop();
  return openEvents(folder, cleanUp);
};

// As the first format had it: the stream's name beside each event.
const FORMAT_1 = `
  CREATE TABLE old (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, organization_id TEXT NOT NULL,
    type TEXT NOT NULL, recorded_at TEXT NOT NULL, metadata TEXT NOT NULL, data TEXT NOT NULL);
  INSERT INTO old
    SELECT position, name, revision, organization_id, type, recorded_at, metadata, data
    FROM events JOIN streams ON streams.id = stream_id;
  DROP TABLE events;
  DROP TABLE streams;
  ALTER TABLE old RENAME TO events;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE INDEX events_by_organization ON events (organization_id);`;

eventStoreContract('embedded', onDisk, reopen);
eventStoreContract('embedded, in memory', inMemory);
eventFeedContract('embedded', onDisk, reopen);
eventFeedContract('embedded, in memory', inMemory);

describe('embedded events', () => {
  it('numbers positions without a gap while appends race, conflict and fail', async () => {
    const { store, feed, close } = await inMemory();
    const attempts = Array.from({ length: 300 }, (_, n) =>
      store.append(`example-o_${n % 100}`, 'no-stream', [
        exampleEvent('o', n % 17 === 0 ? { n: 1n } : { n }),
        exampleEvent('o'),
      ]),
    );
    await Promise.allSettled(attempts);
    const positions = (await feed.read(0n, 1_000)).map((event) => Number(event.position));
    expect(positions).to.deep.equal(positions.map((_, index) => index + 1));
    expect(positions.length).to.equal(200);
    await close();
  });

  it('lifts older stored events on every way out', async () => {
    const database = openEmbeddedDatabase(IN_MEMORY);
    const { store, feed, close } = createEmbeddedEvents({
      database,
      clock: createManualClock('2026-03-01T00:00:00.000Z'),
      decode: (type, version, data) => ({ ...data, seen: `${type} ${version}` }),
    });
    const result = await store.append('example-o_1', 'no-stream', [exampleEvent('o', { n: 1 })]);
    const lifted = await store.read('example-o_1');
    expect(lifted.map((event) => [event.data, event.recordedAt])).to.deep.equal([
      [{ n: 1, seen: 'ExampleHappened 1' }, '2026-03-01T00:00:00.000Z'],
    ]);
    expect(result).to.deep.equal({ kind: 'appended', events: lifted });
    expect(await feed.read(0n, 1)).to.deep.equal(lifted);
    close();
    await database.close();
  });

  it('takes over what format 1 has written', async () => {
    const old = await onDisk();
    for (const [stream, expected] of [
      ['example-o_1', 'no-stream'],
      ['example-o_2', 'no-stream'],
      ['example-o_1', 0n],
    ] as const)
      await old.store.append(stream, expected, [exampleEvent('o', { stream })]);
    const before = await old.feed.read(0n, 10);
    old.database.exec(FORMAT_1);

    const opened = await reopen(old);
    expect(await opened.feed.read(0n, 10)).to.deep.equal(before);
    expect(await opened.store.read('example-o_1')).to.deep.equal([before[0], before[2]]);
    expect((await opened.store.append('example-o_2', 0n, [exampleEvent('o')])).kind).to.equal('appended');
    expect((await opened.store.append('example-o_2', 'no-stream', [exampleEvent('o')])).kind).to.equal('conflict');

    const again = await reopen(opened);
    expect(await again.feed.head()).to.equal(4n);
    await again.close();
  });

  it('reads from the file again after a conflict', async () => {
    const { store, database, close } = await inMemory();
    await store.append('example-o_1', 'no-stream', [exampleEvent('o', { n: 1 })]);
    // As if an event had been committed that never got into memory.
    database.exec(`INSERT INTO events (stream_id, revision, organization_id, type, recorded_at, metadata, data)
      SELECT stream_id, 1, organization_id, type, recorded_at, metadata, '{"n":2}' FROM events`);
    expect(await store.append('example-o_1', 0n, [exampleEvent('o')])).to.deep.equal({ kind: 'conflict' });
    expect((await store.read('example-o_1')).map(({ data }) => data)).to.deep.equal([{ n: 1 }, { n: 2 }]);
    await close();
  });

  it('ends subscriptions when it is closed', async () => {
    const { feed, close } = await inMemory();
    const batches = feed.subscribe({ after: 0n, signal: new AbortController().signal })[Symbol.asyncIterator]();
    await batches.next();
    const waiting = batches.next();
    await close();
    expect((await waiting).done).to.equal(true);
  });
});
