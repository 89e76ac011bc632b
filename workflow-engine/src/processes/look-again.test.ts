import { deepEqual, equal } from 'node:assert/strict';
import { openMemoryStores } from '@partneros/infra/testing';
import { type EngineMemory, loadEngineMemory } from '../kernel/engine-memory.ts';
import { type DeadlineEntry, engineModel } from '../kernel/engine-rows.ts';
import { lookAgain } from './look-again.ts';

const entryOf = (subjectId: string, dueAt: string): DeadlineEntry => ({
  kind: 'deadline',
  process: 'look',
  subjectId,
  dueAt,
});
const [SOON, LATER] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];

describe('when a process looks again', () => {
  let stores: ReturnType<typeof openMemoryStores>;
  let memory: EngineMemory;

  beforeEach(async () => {
    stores = openMemoryStores();
    memory = await loadEngineMemory(stores.rows, { shared: true });
  });
  afterEach(() => stores.close());

  const write = (checkpoint: bigint) =>
    stores.rows.write([{ model: engineModel, rows: memory.takeWrites(), checkpoint }]);
  const stored = async () => {
    const found: string[] = [];
    for await (const { row } of stores.rows.scan(engineModel)) if (row.kind === 'deadline') found.push(row.dueAt);
    return found;
  };
  const put = (position: bigint, dueAt = SOON, subjectId = 'one'): DeadlineEntry => {
    const entry = entryOf(subjectId, dueAt);
    memory.put('org-1', entry, position);
    return entry;
  };
  const look = (fired: DeadlineEntry, dueAt: string | null, subjectId = 'one') =>
    lookAgain(memory, 'org-1', fired, { process: 'look', subjectId, dueAt });

  it('stands for the later moment, and is kept with the next event', async () => {
    const fired = put(1n);
    await write(1n);
    deepEqual(look(fired, LATER), entryOf('one', LATER));
    memory.settle(2n);
    await write(2n);
    deepEqual(await stored(), [LATER]);
  });

  it('is over when there is nothing to look at', async () => {
    const fired = put(1n);
    await write(1n);
    equal(look(fired, null), undefined);
    deepEqual(memory.deadlines(), []);
    memory.settle(2n);
    await write(2n);
    deepEqual(await stored(), []);
  });

  it('leaves what an event has set meanwhile, also in the same millisecond', () => {
    const fired = put(1n);
    const second = put(2n);
    equal(look(fired, LATER), undefined);
    equal(memory.deadline('org-1', 'deadline:look:one'), second);
  });

  it('gives way to the very next event about the same subject', async () => {
    const fired = put(1n);
    await write(1n);
    look(fired, LATER);
    memory.settle(2n);
    put(2n);
    await write(2n);
    deepEqual(await stored(), [SOON]);
  });

  it('gives way to an event that was taken while it looked', async () => {
    look(put(1n), LATER);
    put(2n);
    memory.settle(3n);
    await write(3n);
    deepEqual(await stored(), [SOON]);
  });

  it('looks at others sooner, and never later', () => {
    const fired = put(1n, SOON, 'all');
    put(2n, LATER);
    deepEqual(look(fired, SOON), entryOf('one', SOON));
    equal(look(fired, LATER), undefined);
    equal(look(fired, null), undefined);
    deepEqual(look(fired, LATER, 'two'), entryOf('two', LATER));
    equal(look(fired, null, 'three'), undefined);
  });
});
