import { Id } from '@partneros/domain';
import { checkRecorded, pageQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { pageOf } from '../http/page-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { workflowNotFound } from './workflow-not-found.ts';
import { versionsOf, WorkflowVersion } from './workflow-versions.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['version'], default: '-version' });

export const findWorkflowVersionsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/versions',
  tag: 'Workflows',
  summary: 'What was saved of a workflow, when and by whom, newest first',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject(page),
  answers: {
    status: 200,
    body: z.object({ versions: z.array(WorkflowVersion), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const all = await versionsOf(deps, organizationId, workflowId);
    if (all === undefined) return workflowNotFound;
    const ordered = query.sort.direction === 'asc' ? all : all.toReversed();
    const { rows, nextCursor } = pageOf(ordered, ({ version }) => String(version), query);
    return { body: { versions: rows.map(({ definition: _, ...version }) => version), nextCursor } };
  },
});
