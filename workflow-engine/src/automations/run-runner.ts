import {
  addMillis,
  type Next,
  next,
  type Recorded,
  stepOf,
  type Todo,
  type WorkflowRun,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from '../kernel/deadlines.ts';
import type { Tasks } from '../kernel/tasks.ts';
import { appendToRun } from './append-to-run.ts';
import { beginStep } from './begin-step.ts';
import { createGraphs } from './graphs.ts';
import { type LoadedRun, loadRun } from './load-run.ts';
import { performStep } from './perform-step.ts';
import { runContext, triggerEvent } from './run-context.ts';

/** What becomes of runs of a workflow before their next step: they go on, wait for the workflow to be switched on, or end. */
export type Standing = 'go' | 'hold' | 'cancel';

/** Takes runs forward. */
export interface RunRunner {
  /** Goes on with a run, unless it is in hand already. Give the run itself right after it was started. */
  advance(organizationId: string, runId: string, started?: LoadedRun): void;
  /** Takes no further steps. */
  stop(): void;
}

const PAUSE_AFTER_TROUBLE_MS = 1_000;

/** A runner over the engine's ports. `standingOf` is asked before every new step. */
export const createRunRunner = (
  deps: EngineDeps,
  {
    deadlines,
    tasks,
    standingOf,
  }: {
    readonly deadlines: Deadlines;
    readonly tasks: Tasks;
    readonly standingOf: (organizationId: string, workflowId: string) => Standing;
  },
): RunRunner => {
  const graphs = createGraphs(deps.store);
  const inHand = new Set<string>();
  let stopped = false;

  const advance = (organizationId: string, runId: string, started?: LoadedRun) => {
    const name = `run:${organizationId}/${runId}`;
    if (stopped || inHand.has(name)) return;
    inHand.add(name);
    const again = () => advance(organizationId, runId);
    tasks.add(async () => {
      let wakeAt: string | undefined;
      try {
        wakeAt = await drive(started ?? (await loadRun(deps.store, organizationId, runId)));
      } catch (error) {
        deps.report?.({ where: name, error });
        wakeAt = addMillis(deps.clock.now(), PAUSE_AFTER_TROUBLE_MS);
      } finally {
        inHand.delete(name);
      }
      if (wakeAt !== undefined && !stopped) deadlines.set(name, wakeAt, again);
    });
  };

  // Answers when to come back; nothing when the run rests. Every effect is preceded by the append of its intent, and
  // what an effect came to rides with the next intents in one append.
  const drive = async (loaded: LoadedRun | undefined): Promise<string | undefined> => {
    if (loaded === undefined) return undefined;
    const version = await graphs.load(loaded.organizationId, loaded.run.workflowId, loaded.run.workflowVersion);
    if (version === undefined) throw new Error(`version ${loaded.run.workflowVersion} of the workflow cannot be run`);

    let saved = loaded;
    let { run } = loaded;
    let pending: WorkflowRunEvent[] = [];
    let trigger: Recorded | undefined;
    const record = (...events: readonly WorkflowRunEvent[]) => {
      pending.push(...events);
      run = events.reduce<WorkflowRun>((state, event) => workflowRun.evolve(state, event) ?? state, run);
    };
    const save = async () => {
      if (pending.length === 0) return;
      const appended = await appendToRun(deps, saved, pending, deps.clock.now());
      const current = appended ?? (await loadRun(deps.store, saved.organizationId, saved.runId));
      if (current === undefined) throw new Error('the run is gone');
      const results = appended === undefined ? pending.filter((event) => isOpenResult(event, current.run)) : [];
      saved = current;
      run = current.run;
      pending = [];
      record(...results);
    };

    while (!stopped) {
      const now = deps.clock.now();
      const todo: Next = next(version.graph, run, now);
      if (todo.kind !== 'do') {
        record(...endOf(todo, saved, now));
        await save();
        if (pending.length > 0) continue;
        return todo.kind === 'wait' ? todo.until : undefined;
      }
      const begin = todo.todos.filter((one) => one.kind !== 'perform');
      const standing = standingOf(saved.organizationId, run.workflowId);
      if (begin.length > 0 && standing === 'go') {
        trigger ??= await triggerEvent(deps.store, run.trigger);
        const context = await runContext(deps, { ...saved, run }, version.name, trigger);
        const scope = { runId: saved.runId, workflowId: run.workflowId, context, ids: deps.ids, now };
        record(...begin.flatMap((one) => beginStep(one, scope)));
        continue;
      }
      const perform = todo.todos.filter(
        (one): one is Extract<Todo, { readonly kind: 'perform' }> => one.kind === 'perform',
      );
      if (perform.length === 0) {
        record(stopOf(standing, saved, now));
        await save();
        continue;
      }
      await save();
      const still = perform.filter(({ node }) => stepOf(run, node.id)?.status === 'running');
      record(
        ...(await Promise.all(
          still.map((one) => performStep(deps, saved, { ...one, step: stepOf(run, one.node.id) ?? one.step })),
        )),
      );
    }
    await save();
    return undefined;
  };

  return {
    advance,
    stop: () => {
      stopped = true;
    },
  };
};

const about = ({ runId, run }: LoadedRun) => ({ runId, workflowId: run.workflowId });

const stopOf = (standing: Standing, loaded: LoadedRun, at: string): WorkflowRunEvent =>
  standing === 'cancel'
    ? { type: 'WorkflowRunCancelled', data: { ...about(loaded), reason: 'workflow_deleted', at } }
    : { type: 'WorkflowRunHeld', data: { ...about(loaded), reason: 'workflow_inactive', at } };

const endOf = (
  end: Exclude<Next, { readonly kind: 'do' }>,
  loaded: LoadedRun,
  at: string,
): readonly WorkflowRunEvent[] => {
  switch (end.kind) {
    case 'complete':
      return [{ type: 'WorkflowRunCompleted', data: { ...about(loaded), at } }];
    case 'fail':
      return [{ type: 'WorkflowRunFailed', data: { ...about(loaded), nodeId: end.nodeId, error: end.error, at } }];
    case 'wait':
    case 'rest':
      return [];
  }
};

// Somebody else appended first. An effect that was performed is still a fact, as long as the run knows nothing of it.
const isOpenResult = (event: WorkflowRunEvent, run: WorkflowRun): boolean =>
  (event.type === 'StepSucceeded' || event.type === 'StepFailed') &&
  run.status === 'running' &&
  stepOf(run, event.data.nodeId)?.status === 'running';
