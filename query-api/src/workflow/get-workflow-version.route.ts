import { Definition, Id } from '@partneros/domain';
import { checkRecorded } from '@partneros/infra/http';
import { z } from 'zod';
import { detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { workflowNotFound } from './workflow-not-found.ts';
import { versionsOf, WorkflowVersion } from './workflow-versions.ts';

export const getWorkflowVersionRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/versions/:version',
  tag: 'Workflows',
  summary: 'One version of a workflow with what was saved',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id, version: z.coerce.number().int().min(1) }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ version: WorkflowVersion.extend({ definition: Definition }) }) },
  // From the log itself: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { workflowId, version }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const all = await versionsOf(deps, organizationId, workflowId, asOf);
    const found = all?.find((saved) => saved.version === version);
    return found === undefined ? workflowNotFound : { body: { version: found } };
  },
});
