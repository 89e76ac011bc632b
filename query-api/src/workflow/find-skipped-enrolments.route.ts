import { Id, SKIP_REASONS } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { skippedEnrolmentsModel, workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { readableWorkflows } from '../workflow-run/readable-workflows.ts';
import { RunPage } from '../workflow-run/run-filters.ts';
import { workflowNotFound } from './workflow-not-found.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['startedAt'], default: '-startedAt' });

const Reasons = z.array(z.object({ reason: z.enum(SKIP_REASONS), count: z.int(), lastAt: z.string() }));

export const findSkippedEnrolmentsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/skipped-enrolments',
  tag: 'Workflow runs',
  summary: 'What would have started a run of a workflow and did not, newest first, with how often and why',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({ ...page, reason: z.enum(SKIP_REASONS).optional() }),
  answers: {
    status: 200,
    body: z.object({
      skippedEnrolments: RunPage.shape.runs,
      reasons: Reasons.describe('Over all of them, whatever is filtered.'),
      nextCursor: RunPage.shape.nextCursor,
    }),
  },
  handle: async ({ caller, params: { workflowId }, query: { limit, cursor, sort, atLeast, reason } }, deps) => {
    const { rows } = deps;
    const { organizationId } = caller;
    if (!(await readableWorkflows(deps, caller, [workflowId])).has(workflowId)) return workflowNotFound;
    await waitUntilAtLeast(rows, workflowRunsModel, atLeast);
    await waitUntilAtLeast(rows, skippedEnrolmentsModel, atLeast);
    const where = { workflowId, status: 'skipped', reason };
    const found = await rows.find(workflowRunsModel, organizationId, { where, sort, limit, cursor });
    const counted = await rows.get(skippedEnrolmentsModel, organizationId, workflowId);
    const reasons = SKIP_REASONS.flatMap((each) => {
      const counts = counted?.reasons[each];
      return counts === undefined ? [] : [{ reason: each, ...counts }];
    });
    return { body: { skippedEnrolments: found.rows, reasons, nextCursor: found.nextCursor } };
  },
});
