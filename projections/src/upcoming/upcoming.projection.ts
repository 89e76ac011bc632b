import {
  type DealRegistrationEvent,
  type Message,
  type Recorded,
  WATCHED_EVENTS,
  type Watched,
  type WorkflowRunEvent,
  watch,
  watchedKeyOf,
} from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { type ExpiringRegistration, type UpcomingRow, upcomingModel, type WaitingRun } from './upcoming.model.ts';

const takeRun = (row: UpcomingRow | undefined, event: WorkflowRunEvent): WaitingRun | undefined => {
  const run = row?.kind === 'run' ? row : undefined;
  switch (event.type) {
    case 'WorkflowRunStarted': {
      const { runId, workflowId, partnerId } = event.data;
      return { kind: 'run', runId, workflowId, partnerId, isHeld: false, waits: {} };
    }
    case 'DelayScheduled':
    case 'StepDeferred':
      return run && { ...run, waits: { ...run.waits, [event.data.nodeId]: event.data.dueAt } };
    case 'DelayElapsed':
    case 'StepStarted': {
      if (run === undefined) return undefined;
      const { [event.data.nodeId]: _over, ...waits } = run.waits;
      return { ...run, waits };
    }
    case 'WorkflowRunHeld':
      return run && { ...run, isHeld: true };
    case 'WorkflowRunResumed':
      return run && { ...run, isHeld: false };
    case 'WorkflowRunParked':
    case 'WorkflowRunFailed':
      return run && { ...run, waits: {} };
    default:
      return undefined;
  }
};

const RUN_EVENTS = [
  'WorkflowRunStarted',
  'DelayScheduled',
  'StepDeferred',
  'DelayElapsed',
  'StepStarted',
  'WorkflowRunHeld',
  'WorkflowRunResumed',
  'WorkflowRunParked',
  'WorkflowRunFailed',
  'WorkflowRunCompleted',
  'WorkflowRunCancelled',
] as const satisfies readonly WorkflowRunEvent['type'][];

const takeRegistration = ({ type, data }: DealRegistrationEvent): ExpiringRegistration | undefined => {
  if (type !== 'DealRegistrationSubmitted' && type !== 'DealRegistrationApproved') return undefined;
  const { dealRegistrationId, partnerId, expiresAt } = data;
  return { kind: 'registration', dealRegistrationId, partnerId, expiresAt };
};

const REGISTRATION_EVENTS = [
  'DealRegistrationSubmitted',
  'DealRegistrationApproved',
  'DealRegistrationDeclined',
  'DealRegistrationWithdrawn',
  'DealRegistrationExpired',
  'DealRegistrationFulfilled',
] as const satisfies readonly DealRegistrationEvent['type'][];

const isOf = <Event extends Message>(types: readonly Event['type'][], event: Message): event is Event =>
  types.includes(event.type);

const keysOf = (event: Recorded): readonly string[] => {
  const watched = watchedKeyOf(event);
  return [
    ...(watched === undefined ? [] : [watched]),
    ...(isOf<WorkflowRunEvent>(RUN_EVENTS, event) ? [`run:${event.data.runId}`] : []),
    ...(isOf<DealRegistrationEvent>(REGISTRATION_EVENTS, event)
      ? [`registration:${event.data.dealRegistrationId}`]
      : []),
  ];
};

const take: RowChange<UpcomingRow, Message> = (row, event, key) => {
  if (isOf<WorkflowRunEvent>(RUN_EVENTS, event)) return takeRun(row, event);
  if (key.startsWith('registration:') && isOf<DealRegistrationEvent>(REGISTRATION_EVENTS, event))
    return takeRegistration(event);
  return watch(isWatched(row) ? row : undefined, event);
};

const isWatched = (row: UpcomingRow | undefined): row is Watched =>
  row !== undefined && row.kind !== 'run' && row.kind !== 'registration';

export const upcoming: Projection<UpcomingRow, Message> = {
  model: upcomingModel,
  keysOf,
  on: Object.fromEntries([...WATCHED_EVENTS, ...RUN_EVENTS, ...REGISTRATION_EVENTS].map((type) => [type, take])),
};
