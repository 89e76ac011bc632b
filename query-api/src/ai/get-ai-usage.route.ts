import { aiQuotaOf, aiUsageOf, load, organization, reservedAt } from '@partneros/domain';
import { checkRecorded, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const microcents = z.int().describe('A millionth of a US cent.');

const AiUsageAnswer = z.object({
  month: z.string(),
  quotaMicrocents: microcents,
  reservedMicrocents: microcents.describe('Held for what is under way: the most that it can cost.'),
  spentMicrocents: microcents,
  leftMicrocents: microcents,
  tasks: z.record(
    z.string(),
    z.object({
      calls: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      spentMicrocents: microcents,
    }),
  ),
});

export const getAiUsageRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/usage',
  tag: 'AI',
  summary: 'What AI has cost in a month, by task, and what is left of the quota',
  access: 'ai:read',
  query: z.strictObject({
    ...readQuery,
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-05')
      .optional()
      .describe('Such as `2026-05`; default: this one.'),
  }),
  answers: { status: 200, body: z.object({ aiUsage: AiUsageAnswer }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, query: { atLeast, month } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const now = deps.clock.now();
    const shown = month ?? now.slice(0, 7);
    const found = await aiUsageOf(deps, organizationId, shown);
    const founded = await load(deps, organization, organizationId, organizationId);
    const quota = aiQuotaOf(founded?.state.aiPlan.monthlyCents ?? null, deps.aiMonthlyCents);
    const reserved = found === undefined ? 0 : reservedAt(found, now);
    const spent = found?.spent ?? 0;
    return {
      body: {
        aiUsage: {
          month: shown,
          quotaMicrocents: quota,
          reservedMicrocents: reserved,
          spentMicrocents: spent,
          leftMicrocents: Math.max(0, quota - reserved - spent),
          tasks: Object.fromEntries(
            Object.entries(found?.tasks ?? {}).map(([task, { cost, ...counts }]) => [
              task,
              { ...counts, spentMicrocents: cost },
            ]),
          ),
        },
      },
    };
  },
});
