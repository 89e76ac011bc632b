import type { AiTaskUsage, AiUsageEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type AiUsageMonthRow, aiUsageMonthsModel } from './ai-usage-months.model.ts';

type Settled = Extract<AiUsageEvent, { readonly type: 'AiUsageSettled' }>;

const NOTHING: AiTaskUsage = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };

const withOneMore = (
  { calls, inputTokens, outputTokens, cost }: AiTaskUsage,
  { data }: Pick<Settled, 'data'>,
): AiTaskUsage => ({
  calls: calls + 1,
  inputTokens: inputTokens + data.inputTokens,
  outputTokens: outputTokens + data.outputTokens,
  cost: cost + data.cost,
});

export const aiUsageMonths: Projection<AiUsageMonthRow, Settled> = {
  model: aiUsageMonthsModel,
  keysOf: ({ data }) => [data.month],
  on: {
    AiUsageSettled: (row, event) => ({
      ...withOneMore(row ?? NOTHING, event),
      month: event.data.month,
      tasks: { ...row?.tasks, [event.data.task]: withOneMore(row?.tasks[event.data.task] ?? NOTHING, event) },
      lastUsedAt: event.metadata.occurredAt,
    }),
  },
};
