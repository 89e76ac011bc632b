import { type DataOf, type JsonObject, lookUp, type Recorded, type WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type DeliveryRow, deliveriesModel } from './deliveries.model.ts';

type Step = DataOf<WorkflowRunEvent, 'StepStarted' | 'StepSucceeded' | 'StepFailed'>;

const KINDS: Readonly<Record<string, DeliveryRow['kind'] | undefined>> = {
  send_email: 'email',
  notify: 'email',
  slack_message: 'slack',
  webhook: 'webhook',
};

const started = (
  row: DeliveryRow | undefined,
  { data }: { readonly data: DataOf<WorkflowRunEvent, 'StepStarted'> },
) => {
  const input = data.input as JsonObject;
  const kind = lookUp(input, 'channel') === 'slack' ? 'slack' : KINDS[data.nodeType];
  if (kind === undefined) return row;
  return {
    id: data.key,
    kind,
    workflowId: data.workflowId,
    runId: data.runId,
    stepId: data.nodeId,
    key: data.key,
    to: receivers(input),
    subject: textAt(input, 'subject'),
    status: 'sending' as const,
    attempts: data.attempt,
    error: null,
    at: data.at,
  };
};

const receivers = (input: JsonObject): readonly string[] => {
  const to = lookUp(input, 'to');
  if (Array.isArray(to)) return to.filter((address) => typeof address === 'string');
  return [textAt(input, 'channel'), textAt(input, 'recipient'), textAt(input, 'url')]
    .filter((name) => name !== null)
    .slice(-1);
};

const textAt = (input: JsonObject, path: string): string | null => {
  const value = lookUp(input, path);
  return typeof value === 'string' ? value : null;
};

// One row per step: the key follows from run and node, which every event of a step carries.
const keyOf = ({ runId, nodeId }: Pick<Step, 'runId' | 'nodeId'>) => `${runId}:${nodeId}`;

export const deliveries: Projection<DeliveryRow, WorkflowRunEvent> = {
  model: deliveriesModel,
  keysOf: (event: Recorded<WorkflowRunEvent>) => {
    const isStep = event.type === 'StepStarted' || event.type === 'StepSucceeded' || event.type === 'StepFailed';
    return isStep && event.data.nodeType in KINDS ? [keyOf(event.data)] : [];
  },
  on: {
    StepStarted: started,
    StepSucceeded: (row, { data }) => row && { ...row, status: 'sent', error: null, at: data.at },
    StepFailed: (row, { data }) =>
      row && { ...row, status: data.retryAt === null ? 'failed' : 'retrying', error: data.error.message, at: data.at },
  },
};
