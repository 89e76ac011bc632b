/** Why a command on a batch is refused. */
export type WorkflowRunBatchRejection = 'run-batch-not-found' | 'run-batch-already-exists';
