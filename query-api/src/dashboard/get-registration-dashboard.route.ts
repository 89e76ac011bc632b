import { CalendarDate } from '@partneros/domain';
import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { ALL_SHARDS, registrationFigures, registrationFiguresModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const ms = z.int().nullable();

export const getRegistrationDashboardRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/deal-registrations',
  tag: 'Dashboards',
  summary: 'How long partners wait for a decision on their deal registrations',
  access: 'deals:read',
  query: z.strictObject({
    since: CalendarDate.optional().describe('Only those submitted on or after this day, in UTC.'),
    ...readQuery,
  }),
  answers: {
    status: 200,
    body: z.object({
      dashboard: z.object({
        approved: z.int(),
        rejected: z.int(),
        open: z.int(),
        longestOpenMs: ms,
        timeToDecision: z.object({ medianMs: ms, p90Ms: ms, maxMs: ms }),
      }),
    }),
  },
  handle: async ({ caller, query: { since, atLeast } }, { rows, clock }) => {
    await waitUntilAtLeast(rows, registrationFiguresModel, atLeast);
    const shards = await rows.find(registrationFiguresModel, caller.organizationId, { limit: ALL_SHARDS });
    return { body: { dashboard: registrationFigures(clock.now(), shards.rows, since) } };
  },
});
