import { DEAL_STATUSES, Money } from '@partneros/domain';
import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { ALL_SHARDS, pipelineFigures, pipelineFiguresModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const Entry = z.object({
  status: z.enum(DEAL_STATUSES),
  month: z.string().nullable(),
  deals: z.int(),
  amount: Money,
});

export const getPipelineDashboardRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/pipeline',
  tag: 'Dashboards',
  summary: 'Deals and their amounts by status, month and currency',
  access: 'deals:read',
  query: z.strictObject(readQuery),
  answers: { status: 200, body: z.object({ dashboard: z.object({ pipeline: z.array(Entry) }) }) },
  handle: async ({ caller, query: { atLeast } }, { rows }) => {
    await waitUntilAtLeast(rows, pipelineFiguresModel, atLeast);
    const shards = await rows.find(pipelineFiguresModel, caller.organizationId, { limit: ALL_SHARDS });
    return { body: { dashboard: { pipeline: pipelineFigures(shards.rows) } } };
  },
});
