import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  type DeadLetterCommand,
  type DeadLetterEvent,
  deadLetter,
  deadLetterRetry,
  execute,
  type ReadModel,
  type Recorded,
} from '@partneros/domain';
import { exampleEvent, type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { parkedEventsModel } from './parked-events.ts';
import type { AnyProjection, Projection } from './projection.ts';
import { type RunningProjections, runProjections } from './run-projections.ts';

interface Notes {
  readonly notes: readonly string[];
}
type Noted = { readonly type: 'ExampleHappened'; readonly data: { readonly key: string; readonly note: string } };

// Order matters to it, and it goes away and comes back: what a repair has to get right.
const notes = (takes: (note: string) => boolean, across?: 'organizations'): Projection<Notes, Noted> => ({
  model: { name: 'notes', version: 1, fields: {} } as ReadModel<Notes>,
  ...(across && { across }),
  keysOf: ({ data }) => [data.key],
  on: {
    ExampleHappened: (row, { data: { note } }) => {
      if (!takes(note)) throw new TypeError(`cannot take ${note}`);
      return note === 'away' ? undefined : { notes: [...(row?.notes ?? []), note] };
    },
  },
});
const broken = notes((note) => !note.startsWith('bad'));
const fixed = notes(() => true);

describe('a retry of what a projection has put aside', () => {
  let stores: MemoryStores<ManualClock>;
  let running: RunningProjections;
  let made: number;

  beforeEach(() => {
    stores = openMemoryStores();
    made = 0;
  });
  afterEach(async () => {
    await running.stop();
    await stores.close();
  });

  const note = (key: string, text: string, organizationId = 'org-1') => {
    made += 1;
    const event = exampleEvent(organizationId, { key, note: text });
    return stores.store.append(`example-${organizationId}_${made}`, 'no-stream', [event]);
  };
  const run = async (projection: Projection<Notes, Noted>) => {
    await running?.stop();
    running = runProjections(stores, [projection]);
    await running.caughtUp;
  };
  const settled = async ({ model } = fixed) => {
    for (let head = 0n; head < (await stores.feed.head()); ) {
      head = await stores.feed.head();
      ok(await stores.rows.reached(model, head, 2_000));
    }
  };
  const letters = async () =>
    (await stores.feed.read(0n, 1_000)).filter(({ stream }) =>
      stream.startsWith('deadLetter-'),
    ) as readonly Recorded<DeadLetterEvent>[];
  const cause = () => ({
    commandId: stores.ids.next(),
    correlationId: 'request-1',
    actor: { type: 'user', id: 'user-1' } as const,
    occurredAt: stores.clock.now(),
    depth: 0,
  });
  const on = async (index: number, make: (deadLetterId: string, at: string) => DeadLetterCommand) => {
    const letter = (await letters()).filter(({ type }) => type === 'DeadLetterParked')[index];
    const id = letter?.data.deadLetterId ?? '';
    const organizationId = letter?.metadata.organizationId ?? '';
    await execute(stores, deadLetter, { organizationId, id, command: make(id, stores.clock.now()), cause: cause() });
    await settled();
  };
  const retry = (index: number) =>
    on(index, (deadLetterId, at) => ({ type: 'RetryDeadLetter', data: { deadLetterId, at } }));
  const retryAll = async (organizationId: string, name: string | null = null) => {
    const id = stores.ids.next();
    const data = { deadLetterRetryId: id, name, at: stores.clock.now() };
    const command = { type: 'RetryDeadLetters', data } as const;
    await execute(stores, deadLetterRetry, { organizationId, id, command, cause: cause() });
    await settled();
  };
  const rowsOf = async (from: Pick<MemoryStores, 'rows'>) => {
    const found: Record<string, readonly string[]> = {};
    for await (const { organizationId, key, row } of from.rows.scan(fixed.model))
      found[`${organizationId}/${key}`] = row.notes;
    return found;
  };
  const rebuilt = async () => {
    const again = openMemoryStores();
    const rebuilding = runProjections({ ...again, feed: stores.feed }, [fixed]);
    await rebuilding.caughtUp;
    await rebuilding.stop();
    const rows = await rowsOf(again);
    await again.close();
    return rows;
  };
  const parked = async (organizationId = 'org-1') =>
    (await stores.rows.find(parkedEventsModel, organizationId, { limit: 100 })).rows.length;

  it('comes after a fix to the rows of a rebuild, whatever has happened since', async () => {
    await run(broken);
    for (const text of ['one', 'bad', 'two']) await note('a', text);
    for (const text of ['away', 'bad away', 'back']) await note('b', text);
    await note('c', 'bad from the start');
    await note('d', 'good');
    await settled();
    deepEqual(await rowsOf(stores), { 'org-1/a': ['one', 'two'], 'org-1/b': ['back'], 'org-1/d': ['good'] });

    await run(fixed);
    await retry(0);
    deepEqual((await rowsOf(stores))['org-1/a'], ['one', 'bad', 'two']);
    // Right before the request, so that the row is as new as anything but the request.
    await note('c', 'three');
    await retryAll('org-1');
    deepEqual(await rowsOf(stores), await rebuilt());
    equal(await parked(), 0);
    deepEqual((await letters()).map(({ type }) => type).filter((type) => type === 'DeadLetterResolved').length, 3);

    await note('b', 'away');
    await note('b', 'new');
    await settled();
    deepEqual(await rowsOf(stores), await rebuilt());
  });

  it('stays put aside, with the new failure, when it fails again, and says nothing of what the error said', async () => {
    await run(broken);
    await note('a', 'bad hunter2');
    await note('a', 'good');
    await settled();
    await retry(0);
    const [first, , second] = await letters();
    deepEqual([first?.type, second?.type, await parked()], ['DeadLetterParked', 'DeadLetterRetryFailed', 1]);
    ok(first?.type === 'DeadLetterParked' && /^TypeError at retry-parked\.test\.ts:\d+$/.test(first.data.failure));
    equal(JSON.stringify(first?.data).includes('hunter2'), false);
    deepEqual(await rowsOf(stores), { 'org-1/a': ['good'] });
  });

  it('is told of once, however often its event comes', async () => {
    await run(broken);
    await note('a', 'bad');
    await settled();
    await stores.rows.drop(broken.model);
    await run(broken);
    equal((await letters()).length, 1);
  });

  it('is asked for before a crash and done after it', async () => {
    await run(broken);
    await note('a', 'bad');
    await settled();
    await running.stop();
    const [letter] = await letters();
    const id = letter?.data.deadLetterId ?? '';
    const command = { type: 'RetryDeadLetter', data: { deadLetterId: id, at: stores.clock.now() } } as const;
    await execute(stores, deadLetter, { organizationId: 'org-1', id, command, cause: cause() });
    const crashing = { ...stores, rows: { ...stores.rows, write: async () => Promise.reject(new Error('killed')) } };
    const dying = runProjections(crashing, [fixed]);
    while ((await letters()).length < 3) await new Promise((resolve) => setImmediate(resolve));
    await dying.stop();
    deepEqual(await rowsOf(stores), {});
    await run(fixed);
    await settled();
    deepEqual(await rowsOf(stores), { 'org-1/a': ['bad'] });
    equal(await parked(), 0);
  });

  it('leaves other organizations and other lists alone, and does nothing about what was skipped', async () => {
    await run(broken);
    await note('a', 'bad', 'org-1');
    await note('a', 'bad', 'org-2');
    await settled();
    await on(0, (deadLetterId, at) => ({ type: 'SkipDeadLetter', data: { deadLetterId, reason: 'Known.', at } }));
    await run(fixed);
    await retryAll('org-1');
    await retryAll('org-2', 'others-v1');
    deepEqual([await rowsOf(stores), await parked('org-1'), await parked('org-2')], [{}, 0, 1]);
    await retryAll('org-2', 'notes-v1');
    deepEqual(await rowsOf(stores), { 'org-2/a': ['bad'] });
  });

  it('leads to no letter about a letter, and so on for ever', async () => {
    const afraid = { ...broken.model, name: 'afraid' } as ReadModel<Notes>;
    const throwing = () => {
      throw new Error('not this one either');
    };
    running = runProjections(stores, [
      broken,
      { model: afraid, keysOf: () => ['a'], on: { DeadLetterParked: throwing } } as AnyProjection,
    ]);
    await note('a', 'bad');
    await settled();
    ok(await stores.rows.reached(afraid, await stores.feed.head(), 2_000));
    deepEqual([(await letters()).length, await parked()], [1, 2]);
  });

  it('repairs rows about all organizations out of the history of all', async () => {
    await run(notes((text) => text !== 'bad', 'organizations'));
    await note('a', 'one', 'org-1');
    await note('a', 'bad', 'org-2');
    await note('a', 'two', 'org-1');
    await settled();
    await run(notes(() => true, 'organizations'));
    await retryAll('org-2');
    deepEqual(await rowsOf(stores), { 'platform/a': ['one', 'bad', 'two'] });
  });
});
