import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { given } from '../testing/given.ts';
import { aiUsage } from './ai-usage.decider.ts';
import type { AiUsageEvent } from './ai-usage.events.ts';
import {
  aiQuotaReleased,
  aiQuotaReserved,
  aiUsageClosed,
  aiUsageContinued,
  aiUsageSettled,
} from './ai-usage.examples.ts';
import { type AiUsage, MOST_IN_A_PART, reservedAt } from './ai-usage.state.ts';
import type { ReserveAiQuota } from './reserve-ai-quota.ts';

const NOON = '2026-05-16T12:00:00.000Z';
const LATER = '2026-05-16T12:05:00.000Z';

const reserve = (reservationId: string, cost: number, at = NOON): ReserveAiQuota => ({
  type: 'ReserveAiQuota',
  data: {
    month: '2026-05',
    reservationId,
    task: 'icp',
    model: 'simulator',
    cost,
    quota: 1_000,
    expiresAt: LATER,
    at,
  },
});
const settle = (reservationId: string, cost: number) => ({
  type: 'SettleAiUsage' as const,
  data: {
    month: '2026-05',
    reservationId,
    task: 'icp',
    model: 'simulator',
    inputTokens: 20,
    outputTokens: 10,
    cost,
  },
});
const release = (reservationId: string) => ({
  type: 'ReleaseAiQuota' as const,
  data: { month: '2026-05', reservationId },
});

describe('reserve AI quota', () => {
  it('holds what work may cost, up to the last micro-cent of the quota', () => {
    given(aiUsage).when(reserve('reservation-1', 100)).then(aiQuotaReserved());
    given(aiUsage, aiQuotaReserved())
      .when(reserve('reservation-2', 900))
      .then(aiQuotaReserved({ reservationId: 'reservation-2', cost: 900 }));
  });

  it('refuses what would go over it with what is spent and what is held', () => {
    given(aiUsage).when(reserve('reservation-1', 1_001)).thenRejected('ai-quota-exhausted');
    given(aiUsage, aiQuotaReserved()).when(reserve('reservation-2', 901)).thenRejected('ai-quota-exhausted');
    given(aiUsage, aiQuotaReserved(), aiUsageSettled())
      .when(reserve('reservation-2', 941))
      .thenRejected('ai-quota-exhausted');
  });

  it('lets go of what a crash has left behind once its time is over', () => {
    given(aiUsage, aiQuotaReserved())
      .when(reserve('reservation-2', 1_000, LATER))
      .then(aiQuotaReleased({ reason: 'expired' }), aiQuotaReserved({ reservationId: 'reservation-2', cost: 1_000 }));
  });
});

describe('settle AI usage', () => {
  it('records what it came to and frees the rest', () => {
    given(aiUsage, aiQuotaReserved()).when(settle('reservation-1', 60)).then(aiUsageSettled());
  });

  it('records what came after the reservation had run out as well: it was spent', () => {
    given(aiUsage, aiQuotaReserved(), aiQuotaReleased({ reason: 'expired' }))
      .when(settle('reservation-1', 60))
      .then(aiUsageSettled({ reserved: 0 }));
  });

  it('refuses a month in which nothing was reserved', () => {
    given(aiUsage).when(settle('reservation-1', 60)).thenRejected('ai-usage-not-found');
  });
});

describe('release AI quota', () => {
  it('gives back what is held', () => {
    given(aiUsage, aiQuotaReserved()).when(release('reservation-1')).then(aiQuotaReleased());
  });

  it('is quiet when nothing is held', () => {
    given(aiUsage, aiQuotaReserved(), aiUsageSettled()).when(release('reservation-1')).thenNothing();
  });
});

describe('a part of a month', () => {
  const full = () => [
    ...Array.from({ length: MOST_IN_A_PART - 1 }, (_, n) => aiQuotaReserved({ reservationId: `${n}`, cost: 0 })),
    aiUsageSettled({ reservationId: '0' }),
  ];
  const close = { type: 'CloseAiUsage', data: { month: '2026-05', part: 1 } } as const;

  it('takes so many events, is closed once, and takes nothing more', () => {
    for (const command of [reserve('a', 1), settle('1', 1), release('1')]) {
      given(aiUsage, ...full())
        .when(command)
        .thenRejected('ai-usage-full');
      given(aiUsage, aiQuotaReserved(), aiUsageClosed()).when(command).thenRejected('ai-usage-closed');
    }
    given(aiUsage, ...full())
      .when(close)
      .then(aiUsageClosed());
    given(aiUsage, aiQuotaReserved(), aiUsageClosed()).when(close).thenNothing();
    given(aiUsage).when(close).thenRejected('ai-usage-not-found');
  });

  it('goes on with what came before, once', () => {
    const closed = folded([
      aiQuotaReserved(),
      aiQuotaReserved({ reservationId: 'reservation-2', task: 'ipp', cost: 40 }),
      aiUsageSettled(),
      aiUsageClosed(),
    ]);
    if (closed === undefined) throw new Error('it has come to nothing');
    const goOn = { type: 'ContinueAiUsage', data: { closed } } as const;
    given(aiUsage).when(goOn).then(aiUsageContinued());
    given(aiUsage, aiUsageContinued()).when(goOn).thenNothing();
    given(aiUsage, aiUsageContinued()).when(reserve('reservation-3', 901)).thenRejected('ai-quota-exhausted');
    given(aiUsage, aiUsageContinued())
      .when(reserve('reservation-3', 900))
      .then(aiQuotaReserved({ reservationId: 'reservation-3', cost: 900 }));
  });
});

describe('AI usage', () => {
  it('adds up by task', () => {
    const events = [
      aiQuotaReserved(),
      aiUsageSettled(),
      aiQuotaReserved({ reservationId: 'b', task: 'ipp' }),
      aiUsageSettled({ reservationId: 'b', task: 'ipp', cost: 40 }),
      aiQuotaReserved({ reservationId: 'c' }),
    ];
    deepEqual(folded(events), {
      month: '2026-05',
      part: 1,
      events: 5,
      isClosed: false,
      spent: 100,
      tasks: {
        icp: { calls: 1, inputTokens: 20, outputTokens: 10, cost: 60 },
        ipp: { calls: 1, inputTokens: 20, outputTokens: 10, cost: 40 },
      },
      reservations: { c: { task: 'icp', cost: 100, expiresAt: LATER } },
    });
  });

  it('never exceeds the quota, whatever is reserved, settled and released in whatever order', () => {
    const step = fc.record({
      what: fc.constantFrom('reserve', 'settle', 'release', 'turn over'),
      id: fc.integer({ min: 0, max: 5 }).map(String),
      cost: fc.integer({ min: 0, max: 600 }),
      minute: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let usage: AiUsage | undefined;
        let clock = 0;
        for (const { what, id, cost, minute } of steps) {
          clock = Math.max(clock, minute);
          if (what === 'turn over' && usage !== undefined) {
            const closed = folded([aiUsageClosed()], usage);
            usage = closed && folded(decided(aiUsage.decide({ type: 'ContinueAiUsage', data: { closed } }, undefined)));
          }
          const at = `2026-05-16T12:${String(clock).padStart(2, '0')}:00.000Z`;
          const held = usage?.reservations[id];
          // Work ends before its reservation does, and costs at most what was held for it.
          if (what === 'settle' && (held === undefined || held.expiresAt <= at)) continue;
          if (what === 'reserve' && held !== undefined) continue;
          if (what === 'turn over') continue;
          const command =
            what === 'reserve'
              ? reserve(id, cost, at)
              : what === 'settle'
                ? settle(id, Math.min(cost, held?.cost ?? 0))
                : release(id);
          usage = folded(decided(aiUsage.decide(command, usage)), usage);
          equal((usage?.spent ?? 0) + (usage === undefined ? 0 : reservedAt(usage, at)) <= 1_000, true);
        }
      }),
    );
  });
});

const folded = (events: readonly AiUsageEvent[], usage?: AiUsage) =>
  events.reduce((state: AiUsage | undefined, event) => aiUsage.evolve(state, event), usage);

const decided = (decision: ReturnType<typeof aiUsage.decide>): readonly AiUsageEvent[] =>
  'rejected' in decision ? [] : decision;
