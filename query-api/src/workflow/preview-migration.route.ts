import {
  type Definition,
  definitionDiff,
  type Graph,
  graphOf,
  Id,
  load,
  migrationProblems,
  RUN_STATUSES,
  shownStatus,
  type WorkflowRun,
  workflowRun,
} from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { type WorkflowRunRow, workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { findAll } from '../http/find-all.ts';
import { queryRoute } from '../http/query-route.ts';
import { WorkflowDiff } from './compare-workflow-versions.route.ts';
import { readWorkflow } from './read-workflow.ts';
import { workflowNotFound } from './workflow-not-found.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['startedAt'], default: '-startedAt' });

const UNDER_WAY = ['running', 'waiting', 'held', 'parked'] as const;

const PreviewedRun = z.object({
  id: Id,
  workflowVersion: z.int(),
  status: z.enum(RUN_STATUSES),
  startedAt: z.string(),
  partnerId: Id.nullable(),
  waitingAt: z.array(z.object({ nodeId: Id, dueAt: z.string().nullable() })),
  done: z.array(Id).describe('Steps that succeeded; they stay done.'),
  canMigrate: z.boolean(),
  reasons: z.array(z.string()).describe('Why it cannot.'),
  changes: WorkflowDiff.shape.nodes.omit({ moved: true }).describe('Of what the run has not done yet.'),
});

export const previewMigrationRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/migration-preview',
  tag: 'Workflow runs',
  summary: 'Runs under way in other versions: where each waits, what would change for it, and whether it can migrate',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject({
    ...page,
    toVersion: z.coerce.number().int().min(1).optional().describe('To go on by; default: the published one.'),
  }),
  answers: {
    status: 200,
    body: z.object({
      runs: z.array(PreviewedRun),
      toVersion: z.int(),
      groups: z.array(z.object({ version: z.int(), waitingAt: Id.nullable(), runs: z.int() })),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    const { limit, cursor, sort, atLeast } = query;
    const found = await readWorkflow(deps, organizationId, workflowId, query);
    if (found === undefined) return workflowNotFound;
    const { versions, publishedVersion, latestVersion } = found.state;
    const toVersion = query.toVersion ?? publishedVersion ?? latestVersion;
    const definition = versions[toVersion];
    if (definition === undefined) return workflowNotFound;

    await waitUntilAtLeast(deps.rows, workflowRunsModel, atLeast);
    const others = Object.keys(versions)
      .map(Number)
      .filter((other) => other !== toVersion);
    const where = { workflowId, status: { in: UNDER_WAY }, workflowVersion: { in: others } };
    const { rows, nextCursor } = await deps.rows.find(workflowRunsModel, organizationId, {
      where,
      sort,
      limit,
      cursor,
    });
    const parsed = graphOf(definition);
    const runs = await Promise.all(
      rows.map(async ({ id }) => {
        const run = (await load(deps, workflowRun, organizationId, id))?.state;
        const from = run && versions[run.workflowVersion];
        return run === undefined || from === undefined
          ? []
          : [{ id, ...previewOf(run, from, definition, 'graph' in parsed ? parsed.graph : undefined) }];
      }),
    );
    const groups = groupsOf(await findAll(deps.rows, workflowRunsModel, organizationId, { where }));
    return { body: { runs: runs.flat(), toVersion, groups, nextCursor } };
  },
});

const previewOf = (run: WorkflowRun, from: Definition, to: Definition, graph: Graph | undefined) => {
  const done = run.steps.filter(({ status }) => status === 'succeeded').map(({ nodeId }) => nodeId);
  const reasons = graph === undefined ? ['The version could not run.'] : migrationProblems(run, graph);
  const isAhead = ({ id }: { readonly id: string }) => !done.includes(id);
  const { added, removed, changed } = definitionDiff(from, to).nodes;
  const { workflowVersion, startedAt, partnerId } = run;
  return {
    workflowVersion,
    status: shownStatus(run),
    startedAt,
    partnerId,
    waitingAt: run.steps.filter(({ status }) => status === 'waiting').map(({ nodeId, dueAt }) => ({ nodeId, dueAt })),
    done,
    canMigrate: reasons.length === 0,
    reasons,
    changes: { added: added.filter(isAhead), removed: removed.filter(isAhead), changed: changed.filter(isAhead) },
  };
};

const groupsOf = (rows: readonly WorkflowRunRow[]) => {
  const groups = new Map<string, { version: number; waitingAt: string | null; runs: number }>();
  for (const { workflowVersion: version, waitingAt } of rows) {
    const key = JSON.stringify([version, waitingAt]);
    const group = groups.get(key) ?? { version, waitingAt, runs: 0 };
    groups.set(key, { ...group, runs: group.runs + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.version - a.version || b.runs - a.runs);
};
