import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Cause } from '../kernel/metadata.ts';
import type { EventStore } from '../ports/event-store.ts';
import { Unavailable } from '../ports/unavailable.ts';
import { type EventStoreInMemory, eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { type AiUsage, MOST_IN_A_PART, reservedAt } from './ai-usage.state.ts';
import { aiUsageOf, recordAiUsage } from './record-ai-usage.ts';

const NOON = '2026-05-16T12:00:00.000Z';
const MONTH = '2026-05';
// Each leaves two events.
const REQUESTS = 300;
const QUOTA = 1_000_000;

describe(`a month of ${REQUESTS} requests`, function () {
  this.timeout(60_000);
  let log: EventStoreInMemory;
  let readMost = 0;
  /** A process of its own, with a memory of its own, over the same log. */
  const newProcess = () => {
    const store: EventStore = {
      append: (...append) => log.append(...append),
      read: async (...read) => {
        const events = await log.read(...read);
        readMost = Math.max(readMost, events.length);
        return events;
      },
    };
    return { store, ids: { next: () => 'next', derive: (...parts: readonly string[]) => parts.join('/') } };
  };

  beforeEach(() => {
    log = eventStoreInMemory();
    readMost = 0;
  });

  const causeOf = (commandId: string): Cause => ({
    commandId,
    correlationId: 'request-1',
    actor: { type: 'user', id: 'user-1' },
    occurredAt: NOON,
    depth: 0,
  });
  const reservation = (n: number) => ({ month: MONTH, reservationId: `r${n}`, task: n % 2 === 0 ? 'icp' : 'ipp' });
  const reserve = (deps: ReturnType<typeof newProcess>, n: number, cost = 10, quota = QUOTA) =>
    recordAiUsage(
      deps,
      'org',
      MONTH,
      {
        type: 'ReserveAiQuota',
        data: { ...reservation(n), model: 'm', cost, quota, expiresAt: '2026-05-16T12:05:00.000Z', at: NOON },
      },
      causeOf(`reserve-${n}`),
    );
  const settle = (deps: ReturnType<typeof newProcess>, n: number, cost = 6) =>
    recordAiUsage(
      deps,
      'org',
      MONTH,
      { type: 'SettleAiUsage', data: { ...reservation(n), model: 'm', inputTokens: 2, outputTokens: 1, cost } },
      causeOf(`settle-${n}`),
    );

  it('is read a part at a time, however long it is, and comes to the sum of them', async () => {
    const deps = newProcess();
    for (let n = 0; n < REQUESTS; n += 1) {
      ok(await reserve(deps, n));
      ok(await settle(deps, n));
    }
    ok(readMost <= MOST_IN_A_PART + 1, `${readMost} events were read at once`);
    // A process that knows nothing yet finds the newest part, and reads no more than that.
    readMost = 0;
    const usage = await aiUsageOf(newProcess(), 'org', MONTH);
    ok(readMost <= MOST_IN_A_PART + 1);
    deepEqual([usage?.spent, usage?.reservations], [6 * REQUESTS, {}]);
    const half = REQUESTS / 2;
    const task = { calls: half, inputTokens: 2 * half, outputTokens: half, cost: 6 * half };
    deepEqual(usage?.tasks, { icp: task, ipp: task });
    equal(usage?.part, new Set(log.recorded.map(({ stream }) => stream)).size);
  });

  it('is held by the quota to the last micro-cent over all parts, by processes side by side that turn it over at once', async () => {
    const processes = Array.from({ length: 3 }, newProcess);
    const taken = await Promise.all(
      Array.from({ length: REQUESTS }, (_, n) => {
        const deps = processes[n % processes.length] ?? newProcess();
        return patiently(() => reserve(deps, n, 10, 10 * (REQUESTS - 7)));
      }),
    );
    equal(taken.filter((usage) => usage !== 'refused').length, REQUESTS - 7);
    const usage = await aiUsageOf(newProcess(), 'org', MONTH);
    equal(usage && reservedAt(usage, NOON), 10 * (REQUESTS - 7));
    for (const { type, stream, revision } of log.recorded.filter(({ type }) => type === 'AiUsageClosed'))
      equal(
        log.recorded.findLast((event) => event.stream === stream)?.revision,
        revision,
        `${type} is the last of ${stream}`,
      );
  });

  it('goes on after a crash between closing a part and beginning the next', async () => {
    const deps = newProcess();
    for (let n = 0; n < MOST_IN_A_PART; n += 1) await reserve(deps, n);
    const closed = log.recorded.filter(({ type }) => type === 'AiUsageClosed');
    equal(closed.length, 0);
    await reserve({ ...deps, store: dying(deps.store) }, 999).catch(() => undefined);
    equal(log.recorded.at(-1)?.type, 'AiUsageClosed');
    equal((await aiUsageOf(newProcess(), 'org', MONTH))?.spent, 0);
    equal(Object.keys((await aiUsageOf(newProcess(), 'org', MONTH))?.reservations ?? {}).length, MOST_IN_A_PART);
    ok(await reserve(newProcess(), 999));
    equal(log.recorded.at(-2)?.type, 'AiUsageContinued');
    equal(Object.keys((await aiUsageOf(newProcess(), 'org', MONTH))?.reservations ?? {}).length, MOST_IN_A_PART + 1);
  });
});

/** Asks again where too many others were faster. */
const patiently = async (ask: () => Promise<AiUsage | undefined>): Promise<AiUsage | 'refused'> => {
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if (error instanceof Unavailable) return 'again' as const;
      throw error;
    });
    if (answer !== 'again') return answer ?? 'refused';
  }
};

/** Ends when a second stream is begun. */
const dying = (store: EventStore): EventStore => ({
  read: (...read) => store.read(...read),
  append: (stream, expected, events) =>
    expected === 'no-stream' ? Promise.reject(new Error('it has ended')) : store.append(stream, expected, events),
});
