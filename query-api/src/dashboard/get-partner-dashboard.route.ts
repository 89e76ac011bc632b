import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { ALL_SHARDS, partnerFigures, partnerFiguresModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const Counts = z.array(z.object({ value: z.string().nullable(), partners: z.int() }));

export const getPartnerDashboardRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/partners',
  tag: 'Dashboards',
  summary: 'How many partners there are by stage, tier, type and region',
  access: 'partners:read',
  query: z.strictObject(readQuery),
  answers: {
    status: 200,
    body: z.object({
      dashboard: z.object({ total: z.int(), byStage: Counts, byTier: Counts, byType: Counts, byRegion: Counts }),
    }),
  },
  handle: async ({ caller, query: { atLeast } }, { rows }) => {
    await waitUntilAtLeast(rows, partnerFiguresModel, atLeast);
    const shards = await rows.find(partnerFiguresModel, caller.organizationId, { limit: ALL_SHARDS });
    return { body: { dashboard: partnerFigures(shards.rows) } };
  },
});
