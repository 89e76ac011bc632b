import { definitionDiff, Id, Json } from '@partneros/domain';
import { z } from 'zod';
import { detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { readWorkflow } from './read-workflow.ts';
import { workflowNotFound } from './workflow-not-found.ts';

const Version = z.coerce.number().int().min(1);
const Node = z.object({ id: Id, type: z.string() });
const Connection = z.object({ source: Id, target: Id, sourceHandle: z.string().nullable() });

/** What became of one version in another, in an answer. */
export const WorkflowDiff = z.object({
  nodes: z.object({
    added: z.array(Node),
    removed: z.array(Node),
    changed: z.array(Node.extend({ fields: z.array(z.object({ path: z.string(), from: Json, to: Json })) })),
    moved: z.array(Id).describe('Only drawn somewhere else.'),
  }),
  edges: z.object({ added: z.array(Connection), removed: z.array(Connection) }),
});

export const compareWorkflowVersionsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/diff',
  tag: 'Workflows',
  summary: 'What is different between two versions: nodes, their fields, and connections',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({
    ...detailQuery,
    from: Version.optional().describe('Default: the one before `to`.'),
    to: Version.optional().describe('Default: the latest.'),
  }),
  answers: { status: 200, body: z.object({ diff: WorkflowDiff.extend({ from: z.int(), to: z.int() }) }) },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    const found = await readWorkflow(deps, organizationId, workflowId, query);
    if (found === undefined) return workflowNotFound;
    const { versions, latestVersion } = found.state;
    const to = query.to ?? latestVersion;
    const from = query.from ?? Math.max(to - 1, 1);
    const [before, after] = [versions[from], versions[to]];
    if (before === undefined || after === undefined) return workflowNotFound;
    return { body: { diff: { from, to, ...definitionDiff(before, after) } } };
  },
});
