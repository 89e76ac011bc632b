import {
  consequenceOf,
  type ExecuteDeps,
  execute,
  partsOf,
  type Recorded,
  type WorkflowRunCommand,
  workflowRun,
} from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import type { Redirection, RunEntry } from '../kernel/engine-rows.ts';
import { migrate } from './migrate.ts';

/**
 * A deleted workflow cancels its runs; so does switching it off with `cancel`; switching it on again resumes those held.
 * A migration is looked at by every run under way.
 */
export const redirections = (memory: EngineMemory, event: Recorded): readonly Redirection[] => {
  const redirect = (to: Redirection['to'], reason: string, only: (run: RunEntry) => boolean = () => true) => {
    const { organizationId, id } = partsOf(event.stream);
    return memory
      .runs()
      .filter((run) => run.organizationId === organizationId && run.entry.workflowId === id && only(run.entry))
      .map(({ entry: run }) => ({ run, to, reason }));
  };
  if (event.type === 'WorkflowDeleted') return redirect('cancel', 'workflow_deleted');
  if (event.type === 'WorkflowActivated') return redirect('resume', 'workflow_activated', isHeldByWorkflow);
  if (event.type === 'WorkflowRunsMigrationRequested') return redirect('migrate', 'migration');
  if (event.type === 'WorkflowRunHeld' && 'reason' in event.data && event.data.reason === 'workflow_inactive')
    return overtaken(memory, event);
  if (event.type === 'WorkflowDeactivated' && 'inFlight' in event.data && event.data.inFlight === 'cancel')
    return redirect('cancel', 'workflow_deactivated');
  return [];
};

// What people, or the limit on its pace, have stopped goes on when they say so.
const isHeldByWorkflow = ({ held, heldFor }: RunEntry): boolean =>
  held && (heldFor === undefined || heldFor === 'workflow_inactive' || heldFor === 'engine_trouble');

// The workflow was switched on again while its run was on its way to be held.
const overtaken = (memory: EngineMemory, event: Recorded): readonly Redirection[] => {
  const { organizationId, id } = partsOf(event.stream);
  const run = memory.run(organizationId, id);
  const active = run !== undefined && memory.workflow(organizationId, run.workflowId)?.status === 'active';
  return run === undefined || !active ? [] : [{ run, to: 'resume', reason: 'workflow_activated' }];
};

/** Carries a redirection out. A run that has ended meanwhile stays as it is. */
export const redirect = async (
  deps: ExecuteDeps & Pick<EngineDeps, 'clock'>,
  event: Recorded,
  { run, to, reason }: Redirection,
): Promise<void> => {
  const { runId, workflowId } = run;
  const at = deps.clock.now();
  const { organizationId } = event.metadata;
  const cause = consequenceOf(event, deps.ids, {
    actor: { type: 'workflow', id: workflowId },
    reason: `${to} ${runId}`,
    occurredAt: at,
  });
  if (to === 'migrate') return migrate(deps, event, runId, cause);
  const command: WorkflowRunCommand =
    to === 'resume'
      ? { type: 'ResumeRun', data: { runId, workflowId, at } }
      : { type: 'CancelRun', data: { runId, workflowId, reason, at } };
  const outcome = await execute(deps, workflowRun, { organizationId, id: runId, command, cause });
  if (outcome.kind === 'conflict') throw new Error(`to ${to} run ${runId} met a conflict`);
};
