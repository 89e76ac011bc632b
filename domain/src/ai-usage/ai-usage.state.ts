import { evolution } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { AiUsageEvent } from './ai-usage.events.ts';

/** What one kind of work came to. */
export interface AiTaskUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** Quota that is held for work under way. */
export interface AiReservation {
  readonly task: string;
  readonly cost: number;
  readonly expiresAt: Timestamp;
}

/** How many events a part of a month takes: what every request has to read stays within it. */
export const MOST_IN_A_PART = 256;

/** What an organization's AI has cost in one month up to now, in micro-cents, as the newest part of it knows. */
export interface AiUsage {
  readonly month: string;
  readonly part: number;
  /** How many events this part has. */
  readonly events: number;
  readonly isClosed: boolean;
  readonly spent: number;
  readonly tasks: Readonly<Record<string, AiTaskUsage>>;
  readonly reservations: Readonly<Record<string, AiReservation>>;
}

const without = (reservations: AiUsage['reservations'], reservationId: string): AiUsage['reservations'] => {
  const { [reservationId]: _, ...rest } = reservations;
  return rest;
};

const nothing = (month: string): AiUsage => ({
  month,
  part: 1,
  events: 0,
  isClosed: false,
  spent: 0,
  tasks: {},
  reservations: {},
});

const evolve = evolution<AiUsage, AiUsageEvent, 'AiQuotaReserved' | 'AiUsageContinued'>(
  {
    AiQuotaReserved: ({ month, reservationId, task, cost, expiresAt }, usage = nothing(month)) => ({
      ...usage,
      reservations: { ...usage.reservations, [reservationId]: { task, cost, expiresAt } },
    }),
    AiUsageContinued: ({ month, part, spent, tasks, reservations }) => ({
      ...nothing(month),
      part,
      spent,
      tasks: Object.fromEntries(tasks.map(({ task, ...usage }) => [task, usage])),
      reservations: Object.fromEntries(reservations.map(({ reservationId, ...held }) => [reservationId, held])),
    }),
  },
  {
    AiUsageSettled: (usage, { reservationId, task, inputTokens, outputTokens, cost }) => {
      const before = usage.tasks[task] ?? { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
      const after = {
        calls: before.calls + 1,
        inputTokens: before.inputTokens + inputTokens,
        outputTokens: before.outputTokens + outputTokens,
        cost: before.cost + cost,
      };
      return {
        ...usage,
        spent: usage.spent + cost,
        tasks: { ...usage.tasks, [task]: after },
        reservations: without(usage.reservations, reservationId),
      };
    },
    AiUsageClosed: (usage) => ({ ...usage, isClosed: true }),
    AiQuotaReleased: (usage, { reservationId }) => ({
      ...usage,
      reservations: without(usage.reservations, reservationId),
    }),
  },
);

/** Takes one more event into a part of a month. */
export const evolveAiUsage = (usage: AiUsage | undefined, event: AiUsageEvent): AiUsage | undefined => {
  const after = evolve(usage, event);
  return after && { ...after, events: (usage?.events ?? 0) + 1 };
};

/** What is held at a moment: a reservation whose time is over holds nothing. */
export const reservedAt = ({ reservations }: Pick<AiUsage, 'reservations'>, at: Timestamp): number =>
  Object.values(reservations)
    .filter(({ expiresAt }) => expiresAt > at)
    .reduce((sum, { cost }) => sum + cost, 0);
