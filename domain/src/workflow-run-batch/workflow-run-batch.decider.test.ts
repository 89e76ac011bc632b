import { given } from '../testing/given.ts';
import { type WorkflowRunBatchCommand, workflowRunBatch } from './workflow-run-batch.decider.ts';
import type { WorkflowRunBatchEvent } from './workflow-run-batch.events.ts';

const BATCH = { workflowRunBatchId: 'batch-1' };
const data = { ...BATCH, verb: 'redrive' as const, filter: { workflowId: 'workflow-1' } };
const started: WorkflowRunBatchEvent = { type: 'WorkflowRunBatchStarted', data };
const start: WorkflowRunBatchCommand = { type: 'StartWorkflowRunBatch', data };
const refused = [{ runId: 'run-3', code: 'workflow-not-active' }];
const progressed = (cursor: string | null): WorkflowRunBatchEvent => ({
  type: 'WorkflowRunBatchProgressed',
  data: { ...BATCH, cursor, done: 2, unchanged: 1, refused },
});
const progress = (from: string | null, cursor: string | null): WorkflowRunBatchCommand => ({
  type: 'ProgressWorkflowRunBatch',
  data: { ...BATCH, from, cursor, done: 2, unchanged: 1, refused },
});
const finished = (times: number): WorkflowRunBatchEvent => ({
  type: 'WorkflowRunBatchFinished',
  data: { ...BATCH, done: 2 * times, unchanged: times, refused: times },
});

describe('a batch of runs', () => {
  it('begins once', () => {
    given(workflowRunBatch).when(start).then(started);
    given(workflowRunBatch, started).when(start).thenRejected('run-batch-already-exists');
  });

  it('goes on page by page, and is finished with the last, as the sum of all', () => {
    given(workflowRunBatch, started).when(progress(null, 'a')).then(progressed('a'));
    given(workflowRunBatch, started, progressed('a')).when(progress('a', null)).then(progressed(null), finished(2));
  });

  it('takes each page once', () => {
    given(workflowRunBatch, started, progressed('a')).when(progress(null, 'a')).thenNothing();
    given(workflowRunBatch, started, progressed(null), finished(1)).when(progress(null, null)).thenNothing();
  });

  it('is not found when nobody began it', () => {
    given(workflowRunBatch).when(progress(null, null)).thenRejected('run-batch-not-found');
  });
});
