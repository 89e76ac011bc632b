import { evolution } from '../kernel/decider.ts';
import type { RefusedRun, RunBatchFilter, RunBatchVerb, WorkflowRunBatchEvent } from './workflow-run-batch.events.ts';

/** One thing done to many runs, between its id and its version. */
export interface WorkflowRunBatch {
  readonly status: 'running' | 'finished';
  readonly verb: RunBatchVerb;
  readonly filter: RunBatchFilter;
  /** Runs that it was done to, that were as asked already, and that it was refused for. */
  readonly done: number;
  readonly unchanged: number;
  readonly refused: number;
  /** The first `MAX_SHOWN_REFUSED` of those. */
  readonly refusedRuns: readonly RefusedRun[];
  /** Where it goes on; `null` at the start. */
  readonly cursor: string | null;
}

/** How many refused runs a batch shows. */
export const MAX_SHOWN_REFUSED = 1_000;

export const evolveWorkflowRunBatch = evolution<WorkflowRunBatch, WorkflowRunBatchEvent, 'WorkflowRunBatchStarted'>(
  {
    WorkflowRunBatchStarted: ({ verb, filter }) => ({
      status: 'running',
      verb,
      filter,
      done: 0,
      unchanged: 0,
      refused: 0,
      refusedRuns: [],
      cursor: null,
    }),
  },
  {
    WorkflowRunBatchProgressed: (before, { cursor, done, unchanged, refused }) => ({
      ...before,
      cursor,
      done: before.done + done,
      unchanged: before.unchanged + unchanged,
      refused: before.refused + refused.length,
      refusedRuns: [...before.refusedRuns, ...refused].slice(0, MAX_SHOWN_REFUSED),
    }),
    WorkflowRunBatchFinished: (before) => ({ ...before, status: 'finished' }),
  },
);
