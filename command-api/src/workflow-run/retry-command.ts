import { type ExecuteDeps, graphOf, load, type RetryRun, type WorkflowRun, workflow } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';

/** How a run is to go on. */
export interface RetryRequest {
  readonly organizationId: string;
  readonly runId: string;
  /** Default: from where it stopped. */
  readonly nodeId?: string | undefined;
  /** Default: the version it is in. */
  readonly version?: number | undefined;
  readonly repeat?: boolean;
}

/** The command that takes a run up again, or why its workflow does not let it. */
export const retryCommand = async (
  deps: Pick<ExecuteDeps, 'store'> & Pick<CommandDeps, 'clock'>,
  run: WorkflowRun,
  { organizationId, runId, nodeId = undefined, version = run.workflowVersion, repeat = false }: RetryRequest,
): Promise<RetryRun | Problem> => {
  const { workflowId } = run;
  const found = (await load(deps, workflow, organizationId, workflowId))?.state;
  if (found === undefined || found.status === 'deleted')
    return problem(409, 'invalid_state', 'The workflow was deleted.');
  if (found.status !== 'active') return problem(409, 'invalid_state', 'Switch the workflow on first.');
  const definition = found.versions[version];
  const wasPublished = version === run.workflowVersion || version <= (found.publishedVersion ?? 0);
  const parsed = definition === undefined || !wasPublished ? undefined : graphOf(definition);
  if (parsed === undefined || !('graph' in parsed))
    return problem(409, 'invalid_state', `There is no published version ${version}.`);
  return {
    type: 'RetryRun',
    data: { runId, workflowId, version, graph: parsed.graph, nodeId: nodeId ?? null, repeat, at: deps.clock.now() },
  };
};
