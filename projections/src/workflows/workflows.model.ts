import type { ReadModel, WorkflowView } from '@partneros/domain';
import type { Savings } from './savings.ts';

/** How the latest live run of a workflow goes. */
export type LastRunStatus = 'running' | 'held' | 'parked' | 'succeeded' | 'failed' | 'cancelled';

/** A workflow with its current definition, and what came of its live runs. */
export interface WorkflowRow extends WorkflowView {
  readonly lastRunId: string | null;
  readonly lastRunAt: string | null;
  readonly lastRunStatus: LastRunStatus | null;
  readonly savings: Savings;
}

/** Which workflows are there, and what do they save? One row per workflow, under its id; none for a deleted one. */
export const workflowsModel: ReadModel<WorkflowRow> = {
  name: 'workflows',
  version: 2,
  fields: {
    name: { kind: 'text', of: (row) => row.name },
    stage: { kind: 'exact', of: (row) => row.stage },
    status: { kind: 'exact', of: (row) => row.status },
    ownerId: { kind: 'exact', of: (row) => row.ownerId },
    lastRunAt: { kind: 'exact', of: (row) => row.lastRunAt },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.name],
};
