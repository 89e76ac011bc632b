import { ExecutiveReportEntry, executiveReportEntry, REPORT_TYPES } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { executiveReportsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { aggregateOf } from './aggregate-of.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['createdAt'], default: '-createdAt' });

export const findExecutiveReportsRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/strategy/executive-summary',
  tag: 'AI',
  summary: 'Executive summaries and reviews, newest first',
  access: 'ai:read',
  query: z.strictObject({
    ...page,
    reportType: z.enum(REPORT_TYPES).optional(),
    status: z.enum(['running', 'completed', 'failed']).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      reports: z.array(ExecutiveReportEntry).describe('Without their sections.'),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller: { organizationId }, query: { limit, cursor, sort, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, executiveReportsModel, atLeast);
    const found = await deps.rows.find(executiveReportsModel, organizationId, { where, sort, limit, cursor });
    const reports = found.rows.map((row) => executiveReportEntry(organizationId, row.id, aggregateOf(row)));
    return { body: { reports, nextCursor: found.nextCursor } };
  },
});
