import { Id, WorkflowResource, workflow, workflowResource } from '@partneros/domain';
import { waitUntilAtLeast } from '@partneros/infra/http';
import { workflowsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { WorkflowFigures, withFigures } from './workflow-figures.ts';
import { workflowNotFound } from './workflow-not-found.ts';
import { Notice, noticesOf } from './workflow-notices.ts';

export const getWorkflowRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId',
  tag: 'Workflows',
  summary: 'One workflow with its definition, now or, without the figures of its runs, as of any moment',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject(detailQuery),
  answers: {
    status: 200,
    body: z.object({
      workflow: WorkflowResource.extend(WorkflowFigures.partial().shape).extend({
        notices: z.array(Notice).optional(),
      }),
    }),
  },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, workflow, organizationId, workflowId, query.asOf);
      if (then === undefined || then.state.status === 'deleted') return workflowNotFound;
      return { body: { workflow: workflowResource(organizationId, workflowId, then) } };
    }
    await waitUntilAtLeast(deps.rows, workflowsModel, query.atLeast);
    const row = await deps.rows.get(workflowsModel, organizationId, workflowId);
    if (row === undefined) return workflowNotFound;
    const notices = await noticesOf(deps, organizationId, workflowId);
    const shown = await withFigures(deps.rows, deps.clock.now(), row);
    return { body: { workflow: { ...shown, notices } }, version: row.version };
  },
});
