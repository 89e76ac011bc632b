import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { minutesSaved, minutesSavedModel } from '@partneros/projections/models';
import { z } from 'zod';
import { findAll } from '../http/find-all.ts';
import { queryRoute } from '../http/query-route.ts';

const sum = { minutes: z.int(), steps: z.int() };

export const getMinutesSavedDashboardRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/minutes-saved',
  tag: 'Dashboards',
  summary: 'Minutes of manual work that workflows have saved, week by week',
  access: 'workflows:read',
  query: z.strictObject({
    weeks: z.coerce.number().int().min(1).max(104).default(12).describe('How many, the one under way among them.'),
    ...readQuery,
  }),
  answers: {
    status: 200,
    body: z.object({
      dashboard: z.object({
        ...sum,
        weeks: z.array(z.object({ week: z.string().describe('The Monday it began on, in UTC.'), ...sum })),
        workflows: z
          .array(z.object({ workflowId: z.string(), name: z.string(), isDeleted: z.boolean(), ...sum }))
          .describe('Those that saved any, the most first.'),
      }),
    }),
  },
  handle: async ({ caller: { organizationId }, query: { weeks, atLeast } }, { rows, clock }) => {
    await waitUntilAtLeast(rows, minutesSavedModel, atLeast);
    const workflows = await findAll(rows, minutesSavedModel, organizationId, {});
    return { body: { dashboard: minutesSaved(clock.now(), workflows, weeks) } };
  },
});
