import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { aiUsageMonthsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const count = z.int().min(0);
const usage = {
  calls: count.describe('Requests to a model that cost something.'),
  inputTokens: count,
  outputTokens: count,
  spentMicrocents: count.describe('A million of them are a US cent.'),
};

export const findAiUsageMonthsRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/usage/months',
  tag: 'AI',
  summary: 'What AI has cost month by month, the newest first',
  access: 'ai:read',
  query: z.strictObject(pageQuery({ sortable: ['month', 'cost'], default: '-month' })),
  answers: {
    status: 200,
    body: z.object({
      aiUsageMonths: z.array(
        z.object({
          month: z.string().describe('Such as `2026-05`, in UTC.'),
          ...usage,
          tasks: z.record(z.string(), z.object(usage)),
          lastUsedAt: z.iso.datetime(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast } }, { rows }) => {
    await waitUntilAtLeast(rows, aiUsageMonthsModel, atLeast);
    const found = await rows.find(aiUsageMonthsModel, caller.organizationId, { search, sort, limit, cursor });
    const shown = <Of extends { readonly cost: number }>({ cost, ...rest }: Of) => ({ ...rest, spentMicrocents: cost });
    return {
      body: {
        aiUsageMonths: found.rows.map(({ tasks, ...month }) => ({
          ...shown(month),
          tasks: Object.fromEntries(Object.entries(tasks).map(([task, of]) => [task, shown(of)])),
        })),
        nextCursor: found.nextCursor,
      },
    };
  },
});
