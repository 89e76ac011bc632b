import type { ReadModel, RunStatus, WorkflowRun } from '@partneros/domain';

/** A run as lists show it; its steps are in its detail. */
export interface WorkflowRunRow extends Omit<WorkflowRun, 'steps' | 'again' | 'status'> {
  readonly id: string;
  /** Automations between a person and this run, itself included: where a chain grows, it shows here. */
  readonly depth: number;
  readonly status: RunStatus | 'waiting';
  /** The node it waits at, and until when; both `null` unless it waits. A held one waits on. */
  readonly waitingAt: string | null;
  readonly dueAt: string | null;
  /** When it came to stand where somebody has to look at it: failed, parked or held; else `null`. */
  readonly stoppedAt: string | null;
  /** The step it failed or was parked over. */
  readonly stoppedBy: string | null;
}

/** Which runs are there? One row per run, under its id. */
export const workflowRunsModel: ReadModel<WorkflowRunRow> = {
  name: 'workflow-runs',
  version: 3,
  fields: {
    workflowId: { kind: 'exact', of: (row) => row.workflowId },
    errorCode: { kind: 'exact', of: (row) => row.error?.code },
    reason: { kind: 'exact', of: (row) => row.reason },
    stoppedAt: { kind: 'exact', of: (row) => row.stoppedAt },
    workflowVersion: { kind: 'number', of: (row) => row.workflowVersion },
    subjectId: { kind: 'exact', of: (row) => row.subject?.id },
    waitingAt: { kind: 'exact', of: (row) => row.waitingAt },
    status: { kind: 'exact', of: (row) => row.status },
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    startedAt: { kind: 'exact', of: (row) => row.startedAt },
  },
};
