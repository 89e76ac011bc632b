import type { DataOf } from '../kernel/decider.ts';
import type { AiUsageEvent } from './ai-usage.events.ts';

/** 100 micro-cents held for `reservation-1` until 12:05, of a quota of 1,000. */
export const aiQuotaReserved = (over: Partial<DataOf<AiUsageEvent, 'AiQuotaReserved'>> = {}): AiUsageEvent => ({
  type: 'AiQuotaReserved',
  data: {
    month: '2026-05',
    reservationId: 'reservation-1',
    task: 'icp',
    model: 'simulator',
    cost: 100,
    quota: 1_000,
    expiresAt: '2026-05-16T12:05:00.000Z',
    ...over,
  },
});

/** `reservation-1` came to 60 micro-cents. */
export const aiUsageSettled = (over: Partial<DataOf<AiUsageEvent, 'AiUsageSettled'>> = {}): AiUsageEvent => ({
  type: 'AiUsageSettled',
  data: {
    month: '2026-05',
    reservationId: 'reservation-1',
    task: 'icp',
    model: 'simulator',
    inputTokens: 20,
    outputTokens: 10,
    reserved: 100,
    cost: 60,
    ...over,
  },
});

/** The first part of May is full. */
export const aiUsageClosed = (): AiUsageEvent => ({ type: 'AiUsageClosed', data: { month: '2026-05', part: 1 } });

/** The second part of May, of which one request was settled, and `reservation-2` is held. */
export const aiUsageContinued = (over: Partial<DataOf<AiUsageEvent, 'AiUsageContinued'>> = {}): AiUsageEvent => ({
  type: 'AiUsageContinued',
  data: {
    month: '2026-05',
    part: 2,
    spent: 60,
    tasks: [{ task: 'icp', calls: 1, inputTokens: 20, outputTokens: 10, cost: 60 }],
    reservations: [{ reservationId: 'reservation-2', task: 'ipp', cost: 40, expiresAt: '2026-05-16T12:05:00.000Z' }],
    ...over,
  },
});

/** `reservation-1` came to nothing. */
export const aiQuotaReleased = (over: Partial<DataOf<AiUsageEvent, 'AiQuotaReleased'>> = {}): AiUsageEvent => ({
  type: 'AiQuotaReleased',
  data: { month: '2026-05', reservationId: 'reservation-1', task: 'icp', cost: 100, reason: 'failed', ...over },
});
