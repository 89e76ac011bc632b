import { load, program, tierNames } from '@partneros/domain';
import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { ALL_SHARDS, type Count, partnerFigures, partnerFiguresModel } from '@partneros/projections/models';
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
  handle: async ({ caller: { organizationId }, query: { atLeast } }, { rows, store }) => {
    await waitUntilAtLeast(rows, partnerFiguresModel, atLeast);
    const shards = await rows.find(partnerFiguresModel, organizationId, { limit: ALL_SHARDS });
    const figures = partnerFigures(shards.rows);
    const defined = await load({ store }, program, organizationId, organizationId);
    const names = defined === undefined ? [] : tierNames(defined.state);
    return { body: { dashboard: { ...figures, byTier: withTiersOfNobody(figures.byTier, names) } } };
  },
});

// Tiers of the programme that no partner has are told as well.
const withTiersOfNobody = (counts: readonly Count[], names: readonly string[]): Count[] => [
  ...counts,
  ...names.filter((name) => counts.every(({ value }) => value !== name)).map((value) => ({ value, partners: 0 })),
];
