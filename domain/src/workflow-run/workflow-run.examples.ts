import type { DataOf } from '../kernel/decider.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';

const AT = '2026-03-01T09:00:00.000Z';
const RUN = { runId: 'run-1', workflowId: 'workflow-1' };

const startedData: DataOf<WorkflowRunEvent, 'WorkflowRunStarted'> = {
  ...RUN,
  version: 1,
  mode: 'live',
  trigger: {
    type: 'partner_created',
    eventType: 'PartnerCreated',
    eventId: 'event-1',
    stream: 'partner-org_partner-1',
    revision: '0',
    position: '1',
  },
  subject: { entity: 'partner', id: 'partner-1' },
  partnerId: 'partner-1',
  at: AT,
};

const node = (nodeId: string, nodeType = 'send_email') => ({ ...RUN, nodeId, nodeType, at: AT });

/** Events of one run. */
export const runExample = {
  started: (): WorkflowRunEvent => ({ type: 'WorkflowRunStarted', data: startedData }),
  startedData,
  stepStarted: (nodeId: string, attempt = 1): WorkflowRunEvent => ({
    type: 'StepStarted',
    data: { ...node(nodeId), attempt, key: `key-${nodeId}`, input: {} },
  }),
  succeeded: (nodeId: string): WorkflowRunEvent => ({
    type: 'StepSucceeded',
    data: { ...node(nodeId), mode: 'live', output: {} },
  }),
  failed: (nodeId: string, retryAt: string | null): WorkflowRunEvent => ({
    type: 'StepFailed',
    data: { ...node(nodeId), error: { code: 'broken', message: 'It broke.' }, retryAt },
  }),
  branch: (nodeId: string, handle: string): WorkflowRunEvent => ({
    type: 'BranchTaken',
    data: { ...node(nodeId, 'branch'), handle, output: { taken: handle } },
  }),
  delay: (nodeId: string, dueAt: string): WorkflowRunEvent => ({
    type: 'DelayScheduled',
    data: { ...node(nodeId, 'delay'), dueAt },
  }),
  elapsed: (nodeId: string, dueAt: string): WorkflowRunEvent => ({
    type: 'DelayElapsed',
    data: { ...node(nodeId, 'delay'), dueAt },
  }),
  held: (): WorkflowRunEvent => ({ type: 'WorkflowRunHeld', data: { ...RUN, reason: 'workflow_inactive', at: AT } }),
  resumed: (): WorkflowRunEvent => ({ type: 'WorkflowRunResumed', data: { ...RUN, at: AT } }),
  cancelled: (): WorkflowRunEvent => ({
    type: 'WorkflowRunCancelled',
    data: { ...RUN, reason: 'workflow_deleted', at: AT },
  }),
  parked: (nodeId: string | null = null): WorkflowRunEvent => ({
    type: 'WorkflowRunParked',
    data: { ...RUN, nodeId, error: { code: 'interrupted', message: 'It was interrupted.' }, at: AT },
  }),
  failedRun: (nodeId: string): WorkflowRunEvent => ({
    type: 'WorkflowRunFailed',
    data: { ...RUN, nodeId, error: { code: 'broken', message: 'It broke.' }, at: AT },
  }),
  retried: (
    steps: DataOf<WorkflowRunEvent, 'WorkflowRunRetried'>['steps'],
    nodeId: string | null = null,
    version = 1,
  ): WorkflowRunEvent => ({ type: 'WorkflowRunRetried', data: { ...RUN, version, nodeId, steps, at: AT } }),
  deferred: (nodeId: string, dueAt: string): WorkflowRunEvent => ({
    type: 'StepDeferred',
    data: { ...node(nodeId), dueAt, reason: 'window' },
  }),
  completed: (): WorkflowRunEvent => ({ type: 'WorkflowRunCompleted', data: { ...RUN, at: AT } }),
};
