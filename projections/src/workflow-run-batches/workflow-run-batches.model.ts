import type { ReadModel, Resource, WorkflowRunBatch } from '@partneros/domain';

/** A batch of runs as lists and details show it. */
export type WorkflowRunBatchRow = Resource<WorkflowRunBatch>;

/** Which batches of runs are there, and how far are they? One row per batch, under its id. */
export const workflowRunBatchesModel: ReadModel<WorkflowRunBatchRow> = {
  name: 'workflow-run-batches',
  version: 1,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
};
