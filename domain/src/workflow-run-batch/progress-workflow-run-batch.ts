import type { DataOf, Decision } from '../kernel/decider.ts';
import type { WorkflowRunBatchEvent } from './workflow-run-batch.events.ts';
import type { WorkflowRunBatchRejection } from './workflow-run-batch.rejections.ts';
import type { WorkflowRunBatch } from './workflow-run-batch.state.ts';

/** Records what became of the next runs. `from` is where they began; without a `cursor` they were the last. */
export interface ProgressWorkflowRunBatch {
  readonly type: 'ProgressWorkflowRunBatch';
  readonly data: DataOf<WorkflowRunBatchEvent, 'WorkflowRunBatchProgressed'> & { readonly from: string | null };
}

export const progressWorkflowRunBatch = (
  { data: { from, ...data } }: ProgressWorkflowRunBatch,
  batch: WorkflowRunBatch,
): Decision<WorkflowRunBatchEvent, WorkflowRunBatchRejection> => {
  // Another engine was there first.
  if (batch.status !== 'running' || batch.cursor !== from) return [];
  const progressed = { type: 'WorkflowRunBatchProgressed', data } as const;
  if (data.cursor !== null) return [progressed];
  const { workflowRunBatchId } = data;
  const done = batch.done + data.done;
  const unchanged = batch.unchanged + data.unchanged;
  const refused = batch.refused + data.refused.length;
  return [progressed, { type: 'WorkflowRunBatchFinished', data: { workflowRunBatchId, done, unchanged, refused } }];
};
