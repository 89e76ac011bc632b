import { deepEqual } from 'node:assert/strict';
import { aiUsageSettled, recorded } from '@partneros/domain/testing';
import type { AiUsageMonthRow } from './ai-usage-months.model.ts';
import { aiUsageMonths } from './ai-usage-months.projection.ts';

const after = (...events: readonly ReturnType<typeof aiUsageSettled>[]) =>
  events.reduce<AiUsageMonthRow | undefined>((row, event) => {
    if (event.type !== 'AiUsageSettled') throw new Error('it is none of these');
    return aiUsageMonths.on.AiUsageSettled?.(row, recorded(event), event.data.month);
  }, undefined);

describe('AI usage by month', () => {
  it('adds up what requests came to, by task', () => {
    deepEqual(after(aiUsageSettled(), aiUsageSettled({ task: 'ipp', cost: 40 }), aiUsageSettled()), {
      month: '2026-05',
      calls: 3,
      inputTokens: 60,
      outputTokens: 30,
      cost: 160,
      tasks: {
        icp: { calls: 2, inputTokens: 40, outputTokens: 20, cost: 120 },
        ipp: { calls: 1, inputTokens: 20, outputTokens: 10, cost: 40 },
      },
      lastUsedAt: '2026-05-16T12:00:00.000Z',
    });
  });
});
