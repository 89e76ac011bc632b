import { evolveWorkflowRun, type Recorded, type WorkflowRun, type WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type WorkflowRunRow, workflowRunsModel } from './workflow-runs.model.ts';

const withoutSteps = ({ steps: _steps, again: _again, ...run }: WorkflowRun) => run;

const STOPPED: readonly string[] = ['failed', 'parked', 'held'];

const NOT_WAITING = { waitingAt: null, dueAt: null };

const begin = (_row: WorkflowRunRow | undefined, event: Recorded<WorkflowRunEvent>): WorkflowRunRow | undefined => {
  const run = evolveWorkflowRun(undefined, event);
  const { depth } = event.metadata;
  return run && { id: event.data.runId, depth, ...withoutSteps(run), ...NOT_WAITING, stoppedAt: null, stoppedBy: null };
};

const change = (row: WorkflowRunRow | undefined, event: Recorded<WorkflowRunEvent>): WorkflowRunRow | undefined => {
  const status = row?.status === 'waiting' ? 'running' : row?.status;
  const run = row && status && evolveWorkflowRun({ ...row, status, steps: [], again: {} }, event);
  if (!row || !run) return undefined;
  const stoppedAt = STOPPED.includes(run.status) ? event.data.at : null;
  const stoppedBy = stoppedAt !== null && 'nodeId' in event.data ? event.data.nodeId : null;
  return { ...row, ...withoutSteps(run), ...NOT_WAITING, stoppedAt, stoppedBy };
};

// What it waits for goes on by the clock, whether it is held or not.
const pause = (row: WorkflowRunRow | undefined, event: Recorded<WorkflowRunEvent>): WorkflowRunRow | undefined => {
  const changed = change(row, event);
  if (!row || !changed) return undefined;
  const { waitingAt, dueAt } = row;
  const isWaiting = changed.status === 'running' && waitingAt !== null;
  return { ...changed, status: isWaiting ? 'waiting' : changed.status, waitingAt, dueAt };
};

const wait = (row: WorkflowRunRow | undefined, nodeId: string, dueAt: string): WorkflowRunRow | undefined =>
  row && { ...row, status: row.status === 'running' ? 'waiting' : row.status, waitingAt: nodeId, dueAt };

const goOn = (row: WorkflowRunRow | undefined): WorkflowRunRow | undefined =>
  row?.status === 'waiting' ? { ...row, status: 'running', ...NOT_WAITING } : row;

export const workflowRuns: Projection<WorkflowRunRow, WorkflowRunEvent> = {
  model: workflowRunsModel,
  keysOf: ({ data }) => [data.runId],
  on: {
    WorkflowRunStarted: begin,
    WorkflowRunSkipped: begin,
    DelayScheduled: (row, { data }) => wait(row, data.nodeId, data.dueAt),
    DelayElapsed: goOn,
    StepDeferred: (row, { data }) => wait(row, data.nodeId, data.dueAt),
    StepStarted: goOn,
    StepFailed: (row, { data }) => (data.retryAt === null ? row : wait(row, data.nodeId, data.retryAt)),
    WorkflowRunHeld: pause,
    WorkflowRunResumed: pause,
    WorkflowRunParked: change,
    WorkflowRunRetried: change,
    WorkflowRunMigrated: (row, { data }) => row && { ...row, workflowVersion: data.to },
    WorkflowRunCompleted: change,
    WorkflowRunFailed: change,
    WorkflowRunCancelled: change,
  },
};
