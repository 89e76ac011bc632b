import type { ExecuteDeps } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import type { Timestamp } from '../kernel/time.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { workflow } from '../workflow/workflow.decider.ts';
import type { RetryRun } from './retry-run.ts';
import type { WorkflowRun } from './workflow-run.state.ts';

/** How a run is to go on. */
export interface RetryRequest {
  readonly organizationId: string;
  readonly runId: string;
  /** Default: from where it stopped. */
  readonly nodeId?: string | undefined;
  /** Default: the version it is in. */
  readonly version?: number | undefined;
  readonly repeat?: boolean;
  readonly at: Timestamp;
}

/** Why the workflow does not let a run go on. */
export type RetryRefusal = 'workflow-deleted' | 'workflow-not-active' | 'version-not-published';

/** The command that takes a run up again, or why its workflow does not let it. */
export const prepareRetry = async (
  deps: Pick<ExecuteDeps, 'store'>,
  run: WorkflowRun,
  { organizationId, runId, nodeId, version = run.workflowVersion, repeat = false, at }: RetryRequest,
): Promise<RetryRun | { readonly refused: RetryRefusal }> => {
  const { workflowId } = run;
  const found = (await load(deps, workflow, organizationId, workflowId))?.state;
  if (found === undefined || found.status === 'deleted') return { refused: 'workflow-deleted' };
  if (found.status !== 'active') return { refused: 'workflow-not-active' };
  const definition = found.versions[version];
  const wasPublished = version === run.workflowVersion || version <= (found.publishedVersion ?? 0);
  const parsed = definition === undefined || !wasPublished ? undefined : graphOf(definition);
  if (parsed === undefined || !('graph' in parsed)) return { refused: 'version-not-published' };
  return {
    type: 'RetryRun',
    data: { runId, workflowId, version, graph: parsed.graph, nodeId: nodeId ?? null, repeat, at },
  };
};
