import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { WorkflowRunBatchEvent } from './workflow-run-batch.events.ts';
import type { WorkflowRunBatchRejection } from './workflow-run-batch.rejections.ts';
import type { WorkflowRunBatch } from './workflow-run-batch.state.ts';

/** Begins to do one thing to many runs; the work follows from the event. */
export interface StartWorkflowRunBatch {
  readonly type: 'StartWorkflowRunBatch';
  readonly data: DataOf<WorkflowRunBatchEvent, 'WorkflowRunBatchStarted'>;
}

export const startWorkflowRunBatch = (
  { data }: StartWorkflowRunBatch,
  batch: WorkflowRunBatch | undefined,
): Decision<WorkflowRunBatchEvent, WorkflowRunBatchRejection> =>
  batch === undefined ? [{ type: 'WorkflowRunBatchStarted', data }] : reject('run-batch-already-exists');
