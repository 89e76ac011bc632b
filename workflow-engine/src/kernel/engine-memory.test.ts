import { deepEqual, equal } from 'node:assert/strict';
import { openMemoryStores } from '@partneros/infra/testing';
import { loadEngineMemory } from './engine-memory.ts';
import { type EngineEntry, engineModel } from './engine-rows.ts';

const entries: readonly EngineEntry[] = [
  {
    kind: 'workflow',
    workflowId: 'w',
    status: 'active',
    inFlight: 'hold',
    version: 2,
    trigger: { type: 'manual', config: {} },
  },
  { kind: 'run', runId: 'r', workflowId: 'w', held: false },
  { kind: 'deadline', process: 'p', subjectId: 's', dueAt: '2026-01-01T00:00:00.000Z' },
  { kind: 'process', process: 'p', subjectId: 's' },
  {
    kind: 'parked',
    reaction: 'p',
    plan: { do: 'policy', policy: 'p' },
    stream: 'x-org_1',
    revision: '3',
    type: 'T',
    error: 'e',
  },
];

describe('the engine’s memory', () => {
  let stores: ReturnType<typeof openMemoryStores>;
  beforeEach(() => {
    stores = openMemoryStores();
  });
  afterEach(() => stores.close());

  const everything = async () => {
    const memory = await loadEngineMemory(stores.rows, { shared: true });
    return [
      ...memory.workflows('org'),
      ...[...memory.runs(), ...memory.deadlines(), ...memory.processes(), ...memory.parked()].map(({ entry }) => entry),
    ];
  };

  it('is after a restart what it was when it was written', async () => {
    const memory = await loadEngineMemory(stores.rows, { shared: true });
    for (const [index, entry] of entries.entries()) memory.put('org', entry, BigInt(index + 1));
    await stores.rows.write([{ model: engineModel, rows: memory.takeWrites(), checkpoint: 9n }]);
    deepEqual(await everything(), entries);
  });

  it('writes each change once, the newest of an entry only', async () => {
    const memory = await loadEngineMemory(stores.rows, { shared: true });
    memory.put('org', { kind: 'run', runId: 'r', workflowId: 'w', held: false }, 1n);
    memory.put('org', { kind: 'run', runId: 'r', workflowId: 'w', held: true }, 2n);
    memory.put('other', { kind: 'run', runId: 'r', workflowId: 'w', held: false }, 3n);
    deepEqual(
      memory.takeWrites().map(({ organizationId, position }) => [organizationId, position]),
      [
        ['org', 2n],
        ['other', 3n],
      ],
    );
    deepEqual(memory.takeWrites(), []);
  });

  it('forgets what was removed, in rows as well', async () => {
    const memory = await loadEngineMemory(stores.rows, { shared: true });
    for (const [index, entry] of entries.entries()) memory.put('org', entry, BigInt(index + 1));
    await stores.rows.write([{ model: engineModel, rows: memory.takeWrites(), checkpoint: 9n }]);
    for (const key of ['workflow:w', 'run:r', 'deadline:p:s', 'process:p:s', 'parked:p:x-org_1:3'])
      memory.remove('org', key, 10n);
    equal(memory.workflow('org', 'w'), undefined);
    equal(memory.run('org', 'r'), undefined);
    await stores.rows.write([{ model: engineModel, rows: memory.takeWrites(), checkpoint: 10n }]);
    deepEqual(await everything(), []);
  });

  for (const shared of [false, true])
    it(`writes ${shared ? 'that' : 'nothing when'} something came and went between two writes${shared ? ': another engine may have written that it came' : ''}`, async () => {
      const memory = await loadEngineMemory(stores.rows, { shared });
      memory.put('org', { kind: 'run', runId: 'r', workflowId: 'w', held: false }, 1n);
      memory.remove('org', 'run:r', 2n);
      deepEqual(
        memory.takeWrites(),
        shared ? [{ organizationId: 'org', key: 'run:r', row: undefined, position: 2n }] : [],
      );
    });

  it('forgets in rows what an earlier engine wrote there', async () => {
    const before = await loadEngineMemory(stores.rows, { shared: false });
    before.put('org', { kind: 'run', runId: 'r', workflowId: 'w', held: false }, 1n);
    await stores.rows.write([{ model: engineModel, rows: before.takeWrites(), checkpoint: 1n }]);
    const memory = await loadEngineMemory(stores.rows, { shared: false });
    memory.put('org', { kind: 'run', runId: 'r', workflowId: 'w', held: true }, 2n);
    memory.remove('org', 'run:r', 3n);
    await stores.rows.write([{ model: engineModel, rows: memory.takeWrites(), checkpoint: 3n }]);
    deepEqual(await everything(), []);
  });

  it('keeps organizations apart', async () => {
    const memory = await loadEngineMemory(stores.rows, { shared: true });
    for (const entry of entries) memory.put('org', entry, 1n);
    equal(memory.workflow('other', 'w'), undefined);
    deepEqual(memory.workflows('other'), []);
    equal(memory.run('other', 'r'), undefined);
  });
});
