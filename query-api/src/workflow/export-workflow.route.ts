import { Id, portableDefinition, WorkflowFile } from '@partneros/domain';
import { z } from 'zod';
import { detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { readWorkflow } from './read-workflow.ts';
import { workflowNotFound } from './workflow-not-found.ts';

export const exportWorkflowRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/export',
  tag: 'Workflows',
  summary: 'A workflow as a file that another organization can import, without ids of records and without secrets',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({
    ...detailQuery,
    version: z.coerce.number().int().min(1).optional().describe('Default: the latest.'),
  }),
  answers: { status: 200, body: WorkflowFile },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    const found = await readWorkflow(deps, organizationId, workflowId, query);
    if (found === undefined) return workflowNotFound;
    const { name, description, stage, versions, latestVersion } = found.state;
    const definition = versions[query.version ?? latestVersion];
    if (definition === undefined) return workflowNotFound;
    const file = { format: 'partneros-workflow/1', name, description, stage } as const;
    return { body: { ...file, definition: portableDefinition(definition) } };
  },
});
