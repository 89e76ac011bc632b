import { evolveWorkflowRun, type Recorded, type WorkflowRun, type WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type WorkflowRunRow, workflowRunsModel } from './workflow-runs.model.ts';

const withoutSteps = ({ steps: _steps, ...run }: WorkflowRun) => run;

const begin = (_row: WorkflowRunRow | undefined, event: Recorded<WorkflowRunEvent>): WorkflowRunRow | undefined => {
  const run = evolveWorkflowRun(undefined, event);
  return run && { id: event.data.runId, ...withoutSteps(run), waitingAt: null, dueAt: null };
};

const change = (row: WorkflowRunRow | undefined, event: Recorded<WorkflowRunEvent>): WorkflowRunRow | undefined => {
  const run =
    row && evolveWorkflowRun({ ...row, status: row.status === 'waiting' ? 'running' : row.status, steps: [] }, event);
  return row && run && { ...row, ...withoutSteps(run), waitingAt: null, dueAt: null };
};

const wait = (row: WorkflowRunRow | undefined, nodeId: string, dueAt: string): WorkflowRunRow | undefined =>
  row && { ...row, status: row.status === 'running' ? 'waiting' : row.status, waitingAt: nodeId, dueAt };

const goOn = (row: WorkflowRunRow | undefined): WorkflowRunRow | undefined =>
  row?.status === 'waiting' ? { ...row, status: 'running', waitingAt: null, dueAt: null } : row;

export const workflowRuns: Projection<WorkflowRunRow, WorkflowRunEvent> = {
  model: workflowRunsModel,
  keysOf: ({ data }) => [data.runId],
  on: {
    WorkflowRunStarted: begin,
    WorkflowRunSkipped: begin,
    DelayScheduled: (row, { data }) => wait(row, data.nodeId, data.dueAt),
    DelayElapsed: goOn,
    StepStarted: goOn,
    StepFailed: (row, { data }) => (data.retryAt === null ? row : wait(row, data.nodeId, data.retryAt)),
    WorkflowRunHeld: change,
    WorkflowRunResumed: change,
    WorkflowRunCompleted: change,
    WorkflowRunFailed: change,
    WorkflowRunCancelled: change,
  },
};
