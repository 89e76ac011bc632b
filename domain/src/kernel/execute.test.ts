import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Ids } from '../ports/ids.ts';
import { eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { type CounterCommand, causeOfCommand, counter } from './counter.examples.ts';
import { type ExecuteDeps, execute, foresee } from './execute.ts';
import type { Cause } from './metadata.ts';

const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('/') };
const open: CounterCommand = { type: 'Open', data: { counterId: 'c' } };
const raise = (by: number): CounterCommand => ({ type: 'Raise', data: { by } });

describe('execute', () => {
  let store: ReturnType<typeof eventStoreInMemory>;
  let commands: number;

  beforeEach(() => {
    store = eventStoreInMemory();
    commands = 0;
  });

  const run = (
    command: CounterCommand,
    { commandId, expectedVersion, ...over }: Partial<Cause> & { expectedVersion?: number } = {},
    deps: ExecuteDeps = { store, ids },
  ) => {
    commands += 1;
    const cause = causeOfCommand(commandId ?? `command-${commands}`, over);
    return execute(deps, counter, { organizationId: 'org', id: 'c', command, cause, expectedVersion });
  };
  /** Somebody else's commands come in between before the next appends. */
  const overtaken = (times: number): ExecuteDeps => {
    let left = times;
    return {
      ids,
      store: {
        ...store,
        append: async (...append) => {
          left -= 1;
          if (left >= 0) await run(raise(100));
          return store.append(...append);
        },
      },
    };
  };
  const totals = () => store.recorded.map(({ type }) => type);

  it('records what is decided, and answers with the aggregate as it then is', async () => {
    await run(open);
    const outcome = await run(raise(2), { commandId: 'two', causationId: 'event-0' });
    equal(outcome.kind, 'recorded');
    if (outcome.kind !== 'recorded') return;
    deepEqual(
      { ...outcome, events: outcome.events.length },
      {
        kind: 'recorded',
        aggregate: {
          state: { total: 2 },
          version: 2,
          createdAt: '2026-01-01T00:00:00.000Z',
          updatedAt: '2026-01-01T00:00:00.000Z',
        },
        events: 1,
        position: 2n,
        replayed: false,
      },
    );
    deepEqual(store.recorded[1]?.metadata, {
      ...causeOfCommand('two', { causationId: 'event-0' }),
      eventId: 'two/0',
      organizationId: 'org',
      schemaVersion: 1,
    });
  });

  it('records nothing when the command is refused, and says why', async () => {
    await run(open);
    deepEqual(await run(raise(-1)), { kind: 'rejected', code: 'negative', details: ['Count up.'] });
    deepEqual(totals(), ['CounterOpened']);
  });

  it('records nothing when there is nothing to do, and says how things stand', async () => {
    await run(open);
    const outcome = await run(raise(0));
    deepEqual(
      outcome.kind === 'unchanged' && [outcome.aggregate?.state, outcome.aggregate?.version, outcome.position],
      [{ total: 0 }, 1, 1n],
    );
    deepEqual(totals(), ['CounterOpened']);
  });

  it('sees nothing of another organization', async () => {
    await run(open);
    const request = { organizationId: 'other', id: 'c', command: raise(1), cause: causeOfCommand('x') };
    deepEqual(await execute({ store, ids }, counter, request), { kind: 'rejected', code: 'closed', details: [] });
  });

  it('answers a repeat as the first time, whatever has happened since', async () => {
    await run(open);
    const first = await run(raise(1), { commandId: 'one' });
    await run(raise(10));
    deepEqual(await run(raise(1), { commandId: 'one' }), { ...first, replayed: true });
    equal(store.recorded.length, 3);
  });

  it('answers a repeat before it looks at the version the caller has seen', async () => {
    await run(open);
    const first = await run(raise(1), { commandId: 'one', expectedVersion: 1 });
    deepEqual(await run(raise(1), { commandId: 'one', expectedVersion: 1 }), { ...first, replayed: true });
  });

  it('decides the repeat of a refusal anew: a refusal is no effect', async () => {
    deepEqual((await run(raise(1), { commandId: 'one' })).kind, 'rejected');
    await run(open);
    deepEqual((await run(raise(1), { commandId: 'one' })).kind, 'recorded');
  });

  it('refuses a command id that comes with another body', async () => {
    await run(open);
    await run(raise(1), { commandId: 'one', requestHash: 'a' });
    deepEqual(await run(raise(2), { commandId: 'one', requestHash: 'b' }), { kind: 'key-reused' });
    equal(store.recorded.length, 2);
  });

  it('decides nothing over a version other than the one the caller has seen', async () => {
    await run(open);
    await run(raise(1));
    deepEqual(await run(raise(1), { expectedVersion: 1 }), { kind: 'conflict', version: 2 });
    equal((await run(raise(1), { expectedVersion: 2 })).kind, 'recorded');
  });

  it('says that there is nothing rather than that the version is wrong', async () => {
    deepEqual((await run(raise(1), { expectedVersion: 1 })).kind, 'rejected');
  });

  it('begins nothing in the place of what the caller has seen', async () => {
    deepEqual(await run(open, { expectedVersion: 1 }), { kind: 'conflict', version: 0 });
    equal(store.recorded.length, 0);
  });

  it('decides again on fresh state when it lost the race', async () => {
    await run(open);
    const outcome = await run(raise(1), {}, overtaken(2));
    deepEqual(outcome.kind === 'recorded' && outcome.aggregate.state, { total: 201 });
  });

  it('does not insist on a version that was overtaken meanwhile', async () => {
    await run(open);
    deepEqual(await run(raise(1), { expectedVersion: 1 }, overtaken(1)), { kind: 'conflict', version: 2 });
  });

  it('gives up after five lost races, and says what the version now is', async () => {
    await run(open);
    deepEqual(await run(raise(1), {}, overtaken(5)), { kind: 'conflict', version: 6 });
    equal(store.recorded.length, 6);
  });

  it('reads only what it has not read before when it decides again', async () => {
    await run(open);
    const from: bigint[] = [];
    const { store: hurried } = overtaken(2);
    const read = (stream: string, options: { readonly from?: bigint } = {}) => {
      from.push(options.from ?? 0n);
      return hurried.read(stream, options);
    };
    await run(raise(1), {}, { ids, store: { ...hurried, read } });
    deepEqual(from, [0n, 1n, 2n]);
  });

  it('has one effect when one command comes twenty times at once', async () => {
    await run(open);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run(raise(1), { commandId: 'one' })));
    equal(store.recorded.length, 2);
    deepEqual(
      outcomes.map((outcome) => outcome.kind === 'recorded' && outcome.aggregate.state.total),
      Array.from({ length: 20 }, () => 1),
    );
    equal(outcomes.filter((outcome) => outcome.kind === 'recorded' && !outcome.replayed).length, 1);
  });

  it('loses no update, however commands race and repeat', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.nat(8), by: fc.integer({ min: -1, max: 3 }) }), { maxLength: 24 }),
        async (sent) => {
          store = eventStoreInMemory();
          await run(open);
          const outcomes = await Promise.all(
            sent.map(({ id, by }) => run(raise(by), { commandId: `c${id}`, requestHash: String(by) })),
          );
          const done = new Map<string, number>();
          outcomes.forEach((outcome, index) => {
            const { id, by } = sent[index] ?? { id: 0, by: 0 };
            if (outcome.kind === 'recorded') done.set(`c${id}`, by);
          });
          const raised = store.recorded.filter(({ type }) => type === 'CounterRaised');
          deepEqual(new Map(raised.map(({ metadata, data }) => [metadata.commandId, 'by' in data && data.by])), done);
          equal(raised.length, done.size);
        },
      ),
      { numRuns: 200 },
    ));

  it('foresees what it would answer, and records nothing', async () => {
    const seen = (command: CounterCommand, over: Partial<Cause> & { expectedVersion?: number } = {}) => {
      const { commandId = 'new', expectedVersion, ...rest } = over;
      const cause = causeOfCommand(commandId, rest);
      return foresee({ store }, counter, { organizationId: 'org', id: 'c', command, cause, expectedVersion });
    };
    equal((await seen(raise(1)))?.kind, 'rejected');
    await run(open, { commandId: 'open' });
    equal((await seen(open, { commandId: 'open' }))?.kind, 'recorded');
    equal((await seen(raise(0)))?.kind, 'unchanged');
    equal((await seen(raise(1), { expectedVersion: 7 }))?.kind, 'conflict');
    equal(await seen(raise(1)), undefined);
    equal(store.recorded.length, 1);
  });
});
