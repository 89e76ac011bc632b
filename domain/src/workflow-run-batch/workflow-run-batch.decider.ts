import { type Decider, reject } from '../kernel/decider.ts';
import { type ProgressWorkflowRunBatch, progressWorkflowRunBatch } from './progress-workflow-run-batch.ts';
import { type StartWorkflowRunBatch, startWorkflowRunBatch } from './start-workflow-run-batch.ts';
import { type WorkflowRunBatchEvent, workflowRunBatchEvents } from './workflow-run-batch.events.ts';
import type { WorkflowRunBatchRejection } from './workflow-run-batch.rejections.ts';
import { evolveWorkflowRunBatch, type WorkflowRunBatch } from './workflow-run-batch.state.ts';

export type WorkflowRunBatchCommand = ProgressWorkflowRunBatch | StartWorkflowRunBatch;

export const workflowRunBatch: Decider<
  WorkflowRunBatch,
  WorkflowRunBatchCommand,
  WorkflowRunBatchEvent,
  WorkflowRunBatchRejection
> = {
  category: 'workflowRunBatch',
  events: workflowRunBatchEvents,
  evolve: evolveWorkflowRunBatch,
  decide: (command, batch) => {
    if (command.type === 'StartWorkflowRunBatch') return startWorkflowRunBatch(command, batch);
    return batch === undefined ? reject('run-batch-not-found') : progressWorkflowRunBatch(command, batch);
  },
};
