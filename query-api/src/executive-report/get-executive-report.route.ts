import { ExecutiveReportResource, executiveReport, executiveReportResource, Id } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { executiveReportsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { aggregateOf } from './aggregate-of.ts';

const notFound = problem(404, 'not_found', 'Report not found.');

export const getExecutiveReportRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/strategy/executive-summary/:reportId',
  tag: 'AI',
  summary: 'A report as far as it is written, now or as of any moment',
  access: 'ai:read',
  params: z.strictObject({ reportId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ report: ExecutiveReportResource }) },
  handle: async ({ caller: { organizationId }, params: { reportId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, executiveReport, organizationId, reportId, query.asOf);
      return then === undefined
        ? notFound
        : { body: { report: executiveReportResource(organizationId, reportId, then) } };
    }
    await waitUntilAtLeast(deps.rows, executiveReportsModel, query.atLeast);
    const row = await deps.rows.get(executiveReportsModel, organizationId, reportId);
    if (row === undefined) return notFound;
    return {
      body: { report: executiveReportResource(organizationId, reportId, aggregateOf(row)) },
      version: row.version,
    };
  },
});
