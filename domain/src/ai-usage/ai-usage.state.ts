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

/** What an organization's AI has cost in one month, in micro-cents. */
export interface AiUsage {
  readonly month: string;
  readonly spent: number;
  readonly tasks: Readonly<Record<string, AiTaskUsage>>;
  readonly reservations: Readonly<Record<string, AiReservation>>;
}

const without = (reservations: AiUsage['reservations'], reservationId: string): AiUsage['reservations'] => {
  const { [reservationId]: _, ...rest } = reservations;
  return rest;
};

export const evolveAiUsage = evolution<AiUsage, AiUsageEvent, 'AiQuotaReserved'>(
  {
    AiQuotaReserved: ({ month, reservationId, task, cost, expiresAt }, usage) => ({
      ...(usage ?? { month, spent: 0, tasks: {} }),
      reservations: { ...usage?.reservations, [reservationId]: { task, cost, expiresAt } },
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
    AiQuotaReleased: (usage, { reservationId }) => ({
      ...usage,
      reservations: without(usage.reservations, reservationId),
    }),
  },
);

/** What is held at a moment: a reservation whose time is over holds nothing. */
export const reservedAt = ({ reservations }: Pick<AiUsage, 'reservations'>, at: Timestamp): number =>
  Object.values(reservations)
    .filter(({ expiresAt }) => expiresAt > at)
    .reduce((sum, { cost }) => sum + cost, 0);
