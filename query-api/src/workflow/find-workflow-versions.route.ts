import { Id } from '@partneros/domain';
import { pageQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { workflowNotFound } from './workflow-not-found.ts';
import { versionsOf, WorkflowVersion } from './workflow-versions.ts';

const { limit, atLeast } = pageQuery({ sortable: ['version'], default: '-version' });

export const findWorkflowVersionsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/versions',
  tag: 'Workflows',
  summary: 'What was saved of a workflow, when and by whom, newest first',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({
    limit,
    cursor: z.coerce.number().int().min(1).optional().describe('`nextCursor` of the page before.'),
    // The log itself is read: it is always up to date.
    atLeast,
  }),
  answers: {
    status: 200,
    body: z.object({ versions: z.array(WorkflowVersion), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    const all = await versionsOf(deps, organizationId, workflowId);
    if (all === undefined) return workflowNotFound;
    const older = all.toReversed().filter(({ version }) => version < (query.cursor ?? Number.POSITIVE_INFINITY));
    const page = older.slice(0, query.limit);
    return {
      body: {
        versions: page.map(({ definition: _, ...version }) => version),
        nextCursor: older.length > page.length ? String(page.at(-1)?.version) : null,
      },
    };
  },
});
