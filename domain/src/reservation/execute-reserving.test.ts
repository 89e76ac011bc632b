import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { type Decider, type EventOf, evolution, reject } from '../kernel/decider.ts';
import { type ExecuteDeps, execute } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import { addMillis } from '../kernel/time.ts';
import type { EventStore } from '../ports/event-store.ts';
import type { Ids } from '../ports/ids.ts';
import { eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { executeReserving, holderOf, type Reserve, releaseReservation } from './execute-reserving.ts';

const events = { Named: z.strictObject({ name: z.string() }) };
type Named = EventOf<typeof events>;
type Name = { readonly type: 'Name'; readonly data: { readonly name: string; readonly refused?: true } };

/** Something with a name that nobody else may have. */
const thing: Decider<{ readonly name: string }, Name, Named, 'refused'> = {
  category: 'thing',
  events,
  evolve: evolution<{ readonly name: string }, Named, 'Named'>({ Named: ({ name }) => ({ name }) }, {}),
  decide: ({ data: { name, refused } }, state) => {
    if (refused || name === 'forbidden') return reject('refused');
    return state?.name === name ? [] : [{ type: 'Named', data: { name } }];
  },
};

const nameOf = (key: string): Reserve<{ readonly name: string }> => ({
  kind: 'thing-name',
  key,
  holds: ({ name }) => name === key,
});
const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('/') };
const START = '2026-01-01T00:00:00.000Z';
const ORGANIZATION = 'org';

describe('executing with a reservation', () => {
  let store: ReturnType<typeof eventStoreInMemory>;
  let now: string;
  let commands: number;

  beforeEach(() => {
    store = eventStoreInMemory();
    now = START;
    commands = 0;
  });

  const requestOf = (id: string, name: string, { commandId, refused }: { commandId?: string; refused?: true } = {}) => {
    commands += 1;
    return {
      organizationId: ORGANIZATION,
      id,
      command: { type: 'Name', data: { name, ...(refused && { refused }) } } satisfies Name,
      cause: {
        commandId: commandId ?? `command-${commands}`,
        correlationId: 'correlation',
        actor: { type: 'user', id: 'user-1' } as const,
        occurredAt: now,
        depth: 0,
      },
    };
  };
  const name = (
    id: string,
    key: string,
    over: { commandId?: string; refused?: true; expectedVersion?: number; store?: EventStore } = {},
  ) => {
    const { store: through = store, expectedVersion } = over;
    const deps: ExecuteDeps = { store: through, ids };
    return executeReserving(deps, thing, { ...requestOf(id, key, over), expectedVersion }, nameOf(key));
  };
  const holder = (key: string) => holderOf({ store, ids }, ORGANIZATION, nameOf(key));
  const nameNow = async (id: string) => (await load({ store }, thing, ORGANIZATION, id))?.state.name;
  const pass = (millis: number) => {
    now = addMillis(now, millis);
  };
  /** Runs something right before the first append that fits. */
  const before = (stream: string, type: string, meanwhile: () => Promise<unknown>): EventStore => {
    let left = 1;
    return {
      ...store,
      append: async (to, expected, appended) => {
        if (to.startsWith(stream) && appended[0]?.type === type && left > 0) {
          left -= 1;
          await meanwhile();
        }
        return store.append(to, expected, appended);
      },
    };
  };
  const killed = new Error('killed');
  /** Dies instead of appending. */
  const dyingAt = (stream: string): EventStore => ({
    ...store,
    append: async (to, ...rest) => {
      if (to.startsWith(stream)) throw killed;
      return store.append(to, ...rest);
    },
  });
  const dies = async (run: Promise<unknown>) => equal(await run.catch((error: unknown) => error), killed);

  it('gives a key to one of fifty at once, and tells the others who has it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => name(`thing-${index}`, 'acme')));
    const winners = outcomes.flatMap((outcome, index) => (outcome.kind === 'recorded' ? [`thing-${index}`] : []));
    equal(winners.length, 1);
    equal(await holder('acme'), winners[0]);
    for (const outcome of outcomes)
      if (outcome.kind !== 'recorded') deepEqual(outcome, { kind: 'taken', holder: winners[0] });
  });

  it('gives the key back when the command is refused after all', async () => {
    // The version goes stale between the look ahead and the append.
    await name('thing-1', 'old');
    const meanwhile = before('reservation', 'ReservationClaimed', () =>
      execute({ store, ids }, thing, requestOf('thing-1', 'other')),
    );
    equal((await name('thing-1', 'acme', { expectedVersion: 1, store: meanwhile })).kind, 'conflict');
    equal(await holder('acme'), undefined);
    equal((await name('thing-2', 'acme')).kind, 'recorded');
  });

  it('gives back a key that it took over, too', async () => {
    await dies(name('crashed', 'acme', { store: dyingAt('thing') }));
    pass(60_000);
    await name('thing-1', 'old');
    const meanwhile = before('reservation', 'ReservationTakenOver', () =>
      execute({ store, ids }, thing, requestOf('thing-1', 'other')),
    );
    equal((await name('thing-1', 'acme', { expectedVersion: 1, store: meanwhile })).kind, 'conflict');
    equal(await holder('acme'), undefined);
  });

  it('gives back, and claims again, as often as one command is repeated', async () => {
    await name('thing-1', 'old');
    for (let round = 1; round <= 3; round += 1) {
      const version = (await load({ store }, thing, ORGANIZATION, 'thing-1'))?.version;
      const meanwhile = before('reservation', 'ReservationClaimed', () =>
        execute({ store, ids }, thing, requestOf('thing-1', `other-${round}`)),
      );
      const again = {
        commandId: 'again',
        store: meanwhile,
        ...(version !== undefined && { expectedVersion: version }),
      };
      equal((await name('thing-1', 'acme', again)).kind, 'conflict');
      equal(await holder('acme'), undefined);
    }
  });

  it('claims nothing for a command that is refused anyway', async () => {
    equal((await name('thing-1', 'forbidden')).kind, 'rejected');
    equal(store.recorded.length, 0);
  });

  it('does not go on without the key when its holder gives it back right after it was seen there', async () => {
    // Somebody claims it just before us, and is refused; a third one claims it just before we look again.
    const racing = before('reservation', 'ReservationClaimed', async () => {
      await name('thing-2', 'acme');
      await releaseReservation({ store, ids }, requestOf('thing-2', 'acme'), nameOf('acme'));
      await execute({ store, ids }, thing, requestOf('thing-2', 'renamed'));
    });
    equal((await name('thing-1', 'acme', { store: racing })).kind, 'recorded');
    equal(await holder('acme'), 'thing-1');
    equal((await name('thing-3', 'acme')).kind, 'taken');
  });

  it('does not take a claim that one command made once for one that it has now', async () => {
    await name('thing-1', 'old');
    const meanwhile = before('reservation', 'ReservationClaimed', () =>
      execute({ store, ids }, thing, requestOf('thing-1', 'other')),
    );
    equal((await name('thing-1', 'acme', { commandId: 'one', expectedVersion: 1, store: meanwhile })).kind, 'conflict');
    equal((await name('thing-2', 'acme')).kind, 'recorded');
    deepEqual(await name('thing-1', 'acme', { commandId: 'one' }), { kind: 'taken', holder: 'thing-2' });
    equal(await nameNow('thing-1'), 'other');
  });

  it('gives up when the key changes hands faster than it can look, and never goes on without it', async () => {
    let others = 0;
    const restless: EventStore = {
      ...store,
      append: async (to, expected, appended) => {
        if (to.startsWith('reservation') && appended[0]?.type === 'ReservationClaimed') {
          others += 1;
          const request = requestOf(`other-${others}`, 'acme');
          await name(request.id, 'acme');
          await releaseReservation({ store, ids }, request, nameOf('acme'));
          await execute({ store, ids }, thing, requestOf(request.id, `moved-${others}`));
        }
        return store.append(to, expected, appended);
      },
    };
    equal((await name('thing-1', 'acme', { store: restless })).kind, 'taken');
    equal(await nameNow('thing-1'), undefined);
  });

  it('leaves a claim to who made it until its grace is over, and takes it over then', async () => {
    await dies(name('crashed', 'acme', { store: dyingAt('thing') }));
    pass(59_999);
    deepEqual(await name('thing-1', 'acme'), { kind: 'taken', holder: 'crashed' });
    pass(1);
    equal((await name('thing-1', 'acme')).kind, 'recorded');
    equal(await holder('acme'), 'thing-1');
  });

  it('goes on with its own claim after a crash, without waiting', async () => {
    await dies(name('thing-1', 'acme', { commandId: 'one', store: dyingAt('thing') }));
    equal((await name('thing-1', 'acme', { commandId: 'one' })).kind, 'recorded');
  });

  it('never takes over from one that carries the key, however old its claim', async () => {
    await name('thing-1', 'acme');
    pass(10_000_000);
    deepEqual(await name('thing-2', 'acme'), { kind: 'taken', holder: 'thing-1' });
  });

  it('gives an abandoned key to one of many at once', async () => {
    await dies(name('crashed', 'acme', { store: dyingAt('thing') }));
    pass(60_000);
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => name(`thing-${index}`, 'acme')));
    equal(outcomes.filter(({ kind }) => kind === 'recorded').length, 1);
  });

  it('moves a key on when its holder has another now, also when a crash kept it from giving the old one back', async () => {
    await name('thing-1', 'old');
    await name('thing-1', 'new');
    pass(60_000);
    equal((await name('thing-2', 'old')).kind, 'recorded');
    equal(await holder('new'), 'thing-1');
  });

  it('answers a repeat as the first time, although the key is another’s by now', async () => {
    const first = await name('thing-1', 'acme', { commandId: 'one' });
    const moved = requestOf('thing-1', 'other');
    await execute({ store, ids }, thing, moved);
    await releaseReservation({ store, ids }, moved, nameOf('acme'));
    await name('thing-2', 'acme');
    deepEqual(await name('thing-1', 'acme', { commandId: 'one' }), { ...first, replayed: true });
    equal(await holder('acme'), 'thing-2');
  });

  it('does not give back what another command for the same thing has claimed meanwhile', async () => {
    await name('thing-1', 'old');
    const meanwhile = before('reservation', 'ReservationReleased', async () => {
      // It has seen that the key is its own; the other one is about to give it back.
      equal((await name('thing-1', 'acme')).kind, 'recorded');
    });
    const stale = before('thing', 'Named', () => execute({ store, ids }, thing, requestOf('thing-1', 'other')));
    const both: EventStore = {
      ...store,
      append: (to, expected, appended) =>
        to.startsWith('reservation') ? meanwhile.append(to, expected, appended) : stale.append(to, expected, appended),
    };
    equal((await name('thing-1', 'acme', { expectedVersion: 1, store: both })).kind, 'conflict');
    deepEqual([await holder('acme'), await nameNow('thing-1')], ['thing-1', 'acme']);
  });

  it('frees a key only for who holds it', async () => {
    await name('thing-1', 'acme');
    await releaseReservation({ store, ids }, requestOf('thing-2', 'acme'), nameOf('acme'));
    equal(await holder('acme'), 'thing-1');
    await releaseReservation({ store, ids }, requestOf('thing-1', 'acme'), nameOf('acme'));
    await releaseReservation({ store, ids }, requestOf('thing-1', 'acme'), nameOf('acme'));
    equal(await holder('acme'), undefined);
  });

  it('keeps the keys of organizations apart, unless they are shared by all', async () => {
    const of = (organizationId: string, across?: 'organizations') =>
      executeReserving(
        { store, ids },
        thing,
        { ...requestOf(organizationId, 'acme'), organizationId },
        { ...nameOf('acme'), ...(across && { across }) },
      );
    deepEqual([(await of('a')).kind, (await of('b')).kind], ['recorded', 'recorded']);
    deepEqual([(await of('c', 'organizations')).kind, (await of('d', 'organizations')).kind], ['recorded', 'taken']);
  });

  it('never lets two have one name, however creations, moves, refusals, repeats and crashes race', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            id: fc.nat(3),
            key: fc.nat(2),
            command: fc.nat(12),
            how: fc.constantFrom('done', 'versioned', 'versioned', 'killed'),
            later: fc.boolean(),
          }),
          { minLength: 2, maxLength: 14 },
        ),
        fc.scheduler(),
        async (steps, scheduler) => {
          store = eventStoreInMemory();
          now = START;
          const slow: EventStore = {
            read: (...read) => scheduler.schedule(store.read(...read)),
            append: (...append) => scheduler.schedule(Promise.resolve()).then(() => store.append(...append)),
          };
          const running = steps.map(async ({ id, key, command, how, later }) => {
            if (later) await scheduler.schedule(Promise.resolve());
            const dying: EventStore = {
              ...slow,
              append: (to, ...rest) => (to.startsWith('thing') ? Promise.reject(killed) : slow.append(to, ...rest)),
            };
            const expectedVersion = (await load({ store: slow }, thing, ORGANIZATION, `thing-${id}`))?.version;
            await name(`thing-${id}`, `key-${key}`, {
              commandId: `${id}/${key}/${command}`,
              store: how === 'killed' ? dying : slow,
              ...(how === 'versioned' && expectedVersion !== undefined && { expectedVersion }),
            }).catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(running));
          const names = (await Promise.all([0, 1, 2, 3].map((id) => nameNow(`thing-${id}`)))).filter(Boolean);
          deepEqual(names.toSorted(), [...new Set(names)].toSorted());
        },
      ),
      { numRuns: 300 },
    ));
});
