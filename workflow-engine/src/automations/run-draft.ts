import { stepOf, type WorkflowRun, type WorkflowRunEvent, workflowRun } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import { appendToRun } from './append-to-run.ts';
import { type LoadedRun, loadRun } from './load-run.ts';

/** A run in hand: as it is recorded, and with what is to be recorded next. */
export interface RunDraft {
  saved(): LoadedRun;
  /** The run as it will be when everything that was added is recorded. */
  run(): WorkflowRun;
  add(...events: readonly WorkflowRunEvent[]): void;
  /** Adds what an effect came to, unless the run knows how that step ended. */
  addResult(result: WorkflowRunEvent): void;
  /** Was this step begun here, and is its intent not recorded yet? */
  begins(nodeId: string): boolean;
  /**
   * Records what was added, in one append. False: somebody else was first; the run is loaded again, results are kept,
   * and everything else that was added is dropped.
   */
  save(): Promise<boolean>;
}

/** Drafts on from a loaded run. `results` are effects' results that are not recorded yet; they outlive a failing draft. */
export const createRunDraft = (
  deps: Pick<EngineDeps, 'store' | 'ids' | 'clock'>,
  loaded: LoadedRun,
  results: WorkflowRunEvent[],
): RunDraft => {
  let saved = loaded;
  let run = loaded.run;
  let added: WorkflowRunEvent[] = [];

  const add = (...events: readonly WorkflowRunEvent[]) => {
    added.push(...events);
    run = events.reduce((state, event) => workflowRun.evolve(state, event) ?? state, run);
  };
  const addOpen = (result: WorkflowRunEvent) => add(...openResult(result, run));
  const goOnFrom = (current: LoadedRun) => {
    saved = current;
    run = current.run;
    added = [];
    results.forEach(addOpen);
  };
  goOnFrom(loaded);

  return {
    saved: () => saved,
    run: () => run,
    add,
    addResult: (result) => {
      results.push(result);
      addOpen(result);
    },
    begins: (nodeId) => added.some((event) => event.type === 'StepStarted' && event.data.nodeId === nodeId),
    save: async () => {
      if (added.length === 0) return true;
      const appended = await appendToRun(deps, saved, added, deps.clock.now());
      if (appended !== undefined) {
        results.length = 0;
        goOnFrom(appended);
        return true;
      }
      const current = await loadRun(deps.store, saved.organizationId, saved.runId);
      if (current === undefined) throw new Error('the run is gone');
      goOnFrom(current);
      return false;
    },
  };
};

// An effect that was performed is a fact, also in a run that was held or cancelled meanwhile; a cancelled one tries no
// more. How a step ended is recorded once.
const openResult = (result: WorkflowRunEvent, run: WorkflowRun): readonly WorkflowRunEvent[] => {
  if (result.type !== 'StepSucceeded' && result.type !== 'StepFailed') return [];
  const status = stepOf(run, result.data.nodeId)?.status;
  if (status === undefined || status === 'succeeded' || status === 'failed') return [];
  if (result.type === 'StepSucceeded' || status === 'running') return [result];
  return status === 'cancelled' ? [{ ...result, data: { ...result.data, retryAt: null } }] : [];
};
