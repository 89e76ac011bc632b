import { addMillis, execute, workflowRun } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from '../kernel/deadlines.ts';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import type { Tasks } from '../kernel/tasks.ts';
import type { Pace } from './pace.ts';
import { RATE_LIMIT } from './remember-pace.ts';

/** Lets runs go on that were held because their workflow began too many, as soon as there is room for them. */
export interface HeldRunRelease {
  /** Looks after a while whether runs of a workflow can go on, and again as long as there are some. */
  watch(organizationId: string, workflowId: string): void;
}

/** How long it takes until one looks again. */
export const LOOK_AGAIN_MS = 60_000;

/** Releases runs in the order in which they were held. */
export const createHeldRunRelease = (
  deps: EngineDeps,
  {
    deadlines,
    tasks,
    pace,
    memory,
    goOn,
  }: {
    readonly deadlines: Deadlines;
    readonly tasks: Tasks;
    readonly pace: Pace;
    readonly memory: () => EngineMemory | undefined;
    readonly goOn: (organizationId: string, runId: string) => void;
  },
): HeldRunRelease => {
  const heldOf = (organizationId: string, workflowId: string) =>
    (memory()?.runs() ?? [])
      .filter((run) => run.organizationId === organizationId && run.entry.workflowId === workflowId)
      .flatMap(({ entry }) => (entry.held && entry.heldFor === RATE_LIMIT ? [entry.runId] : []));

  const resume = async (organizationId: string, workflowId: string, runId: string) => {
    const at = deps.clock.now();
    const commandId = deps.ids.next();
    const outcome = await execute(deps, workflowRun, {
      organizationId,
      id: runId,
      command: { type: 'ResumeRun', data: { runId, workflowId, at } },
      cause: {
        commandId,
        correlationId: commandId,
        actor: { type: 'workflow', id: workflowId },
        occurredAt: at,
        depth: 0,
      },
    });
    if (outcome.kind !== 'recorded') pace.giveBack(organizationId, workflowId, runId);
    goOn(organizationId, runId);
  };

  const release = async (organizationId: string, workflowId: string) => {
    const active = memory()?.workflow(organizationId, workflowId)?.status === 'active';
    for (const runId of active ? heldOf(organizationId, workflowId) : []) {
      if (pace.take(organizationId, workflowId, runId, deps.clock.now()) === 'full') break;
      await resume(organizationId, workflowId, runId);
    }
    if (heldOf(organizationId, workflowId).length > 0) watch(organizationId, workflowId);
  };

  const watch = (organizationId: string, workflowId: string) => {
    const name = `pace:${organizationId}/${workflowId}`;
    if (deadlines.has(name)) return;
    const again = async () => {
      try {
        await release(organizationId, workflowId);
      } catch (error) {
        deps.report?.({ where: name, error });
        watch(organizationId, workflowId);
      }
    };
    deadlines.set(name, addMillis(deps.clock.now(), LOOK_AGAIN_MS), () => tasks.add(again));
  };

  return { watch };
};
