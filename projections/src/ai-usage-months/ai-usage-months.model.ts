import type { AiTaskUsage, ReadModel } from '@partneros/domain';

/** What an organization's AI has come to in a month. Costs are micro-cents. */
export interface AiUsageMonthRow extends AiTaskUsage {
  readonly month: string;
  readonly tasks: Readonly<Record<string, AiTaskUsage>>;
  /** When the last of it was recorded. */
  readonly lastUsedAt: string;
}

/** What has AI cost, month by month? One row per month, under the month. */
export const aiUsageMonthsModel: ReadModel<AiUsageMonthRow> = {
  name: 'ai-usage-months',
  version: 1,
  fields: {
    month: { kind: 'exact', of: (row) => row.month },
    cost: { kind: 'number', of: (row) => row.cost },
  },
};
