import {
  type Cause,
  type ExecuteDeps,
  execute,
  graphOf,
  type Recorded,
  type WorkflowEvent,
  type WorkflowRun,
  type WorkflowRunCommand,
  workflowRun,
} from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import { readWorkflow } from './graphs.ts';
import { loadRun } from './load-run.ts';

type Requested = Extract<WorkflowEvent, { readonly type: 'WorkflowRunsMigrationRequested' }>;
type Group = Requested['data']['groups'][number];

/**
 * Does with a run what was chosen for the first group it belongs to. A run that cannot migrate stays on its version, and
 * says why in the preview; one that has ended meanwhile stays as it is.
 */
export const migrate = async (
  deps: ExecuteDeps & Pick<EngineDeps, 'clock'>,
  event: Recorded,
  runId: string,
  cause: Cause,
): Promise<void> => {
  const { organizationId } = event.metadata;
  const { data } = event as Recorded<Requested>;
  const loaded = await loadRun(deps.store, organizationId, runId);
  const group = loaded && data.groups.find((one) => holds(one, loaded.run));
  const command = group && (await commandOf(deps, organizationId, data, { group, runId }));
  if (command === undefined) return;
  const outcome = await execute(deps, workflowRun, { organizationId, id: runId, command, cause });
  if (outcome.kind === 'conflict') throw new Error(`migrating run ${runId} met a conflict`);
};

const holds = ({ version, waitingAt }: Group, { workflowVersion, steps }: WorkflowRun): boolean =>
  version === workflowVersion &&
  (waitingAt === null || steps.some(({ nodeId, status }) => nodeId === waitingAt && status === 'waiting'));

const commandOf = async (
  deps: ExecuteDeps & Pick<EngineDeps, 'clock'>,
  organizationId: string,
  { workflowId, version }: Requested['data'],
  { group, runId }: { readonly group: Group; readonly runId: string },
): Promise<WorkflowRunCommand | undefined> => {
  const at = deps.clock.now();
  if (group.action === 'finish') return undefined;
  if (group.action === 'cancel')
    return { type: 'CancelRun', data: { runId, workflowId, reason: 'cancelled_for_migration', at } };
  const definition = (await readWorkflow(deps.store, organizationId, workflowId))?.versions[version];
  const parsed = definition === undefined ? undefined : graphOf(definition);
  return parsed !== undefined && 'graph' in parsed
    ? { type: 'MigrateRun', data: { runId, workflowId, version, graph: parsed.graph, at } }
    : undefined;
};
