import { contract } from '../contract/contract.decider.ts';
import type { ContractEvent } from '../contract/contract.events.ts';
import type { Message } from '../kernel/decider.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { OrganizationEvent } from '../organization/organization.events.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { workflow } from '../workflow/workflow.decider.ts';
import type { WorkflowEvent } from '../workflow/workflow.events.ts';
import type { Workflow } from '../workflow/workflow.state.ts';
import { activityIn, IS_ACTIVITY } from './activity.ts';
import type { TimeTriggerEvent } from './time-trigger.events.ts';
import {
  isTimeTrigger,
  type TimeTrigger,
  type Watched,
  type WatchedContract,
  type WatchedPartner,
  type WatchedWorkflow,
} from './watched.ts';

/** Types of the events that change what is watched. */
export const WATCHED_EVENTS: readonly string[] = [
  ...Object.entries(IS_ACTIVITY).flatMap(([type, isActivity]) => (isActivity ? [type] : [])),
  'PartnerArchived',
  'PartnerInactivityReached',
  'ContractRenewalWindowEntered',
  ...Object.keys(contract.events),
  ...Object.keys(workflow.events),
  'OrganizationCreated',
  'OrganizationSettingsChanged',
];

/** The key of what an event changes, within its organization; `undefined` when it changes nothing that is watched. */
export const watchedKeyOf = (event: Recorded): string | undefined => {
  const { type } = event;
  const { partnerId, contractId, workflowId } = event.data as Readonly<Record<string, string | undefined>>;
  if (type in workflow.events) return workflowId && watchedKey('workflow', workflowId);
  if (type in contract.events || type === 'ContractRenewalWindowEntered')
    return contractId && watchedKey('contract', contractId);
  if (type === 'OrganizationCreated' || type === 'OrganizationSettingsChanged') return ORGANIZATION_KEY;
  const isOfPartner = type === 'PartnerArchived' || type === 'PartnerInactivityReached' || activityIn(event);
  return isOfPartner && partnerId ? watchedKey('partner', partnerId) : undefined;
};

/** The key under which something is watched. */
export const watchedKey = (kind: 'partner' | 'contract' | 'workflow', id: string): string => `${kind}:${id}`;

/** The key under which an organization's own is watched. */
export const ORGANIZATION_KEY = 'organization';

/** What is watched under `watchedKeyOf` an event, after that event. */
export const watch = (before: Watched | undefined, event: Recorded): Watched | undefined => {
  if (event.type in workflow.events) return watchWorkflow(ofKind('workflow', before), event as Recorded<WorkflowEvent>);
  switch (event.type) {
    case 'OrganizationCreated':
    case 'OrganizationSettingsChanged': {
      const { type, data } = event as Message as OrganizationEvent;
      if (type !== 'OrganizationCreated' && type !== 'OrganizationSettingsChanged') return before;
      const { timeZone } = type === 'OrganizationCreated' ? data : data.changes;
      return timeZone === undefined ? before : { kind: 'organization', timeZone };
    }
    case 'ContractCreated':
    case 'RenewalDateChanged':
    case 'ContractRenewed':
    case 'ContractTerminated':
      return watchContract(ofKind('contract', before), event as Recorded<ContractEvent>);
    case 'ContractRenewalWindowEntered':
      return before && noteFired(before, event as Message as TimeTriggerEvent);
    case 'PartnerInactivityReached':
      return before && noteFired(before, event as Message as TimeTriggerEvent);
    default:
      return watchPartner(ofKind('partner', before), event);
  }
};

const ofKind = <Kind extends Watched['kind']>(kind: Kind, row: Watched | undefined) =>
  row?.kind === kind ? (row as Extract<Watched, { readonly kind: Kind }>) : undefined;

const watchPartner = (before: WatchedPartner | undefined, event: Recorded): WatchedPartner | undefined => {
  const { partnerId } = event.data as { readonly partnerId: string };
  const known = { kind: 'partner' as const, partnerId, position: String(event.position), knownAt: event.recordedAt };
  if (event.type === 'PartnerArchived')
    return before === undefined
      ? { ...known, isArchived: true, lastActivityAt: null, fired: [] }
      : { ...before, isArchived: true };
  const activity = activityIn(event);
  if (activity === undefined || (before?.lastActivityAt && before.lastActivityAt > activity.at)) return before;
  return { ...known, isArchived: before?.isArchived ?? false, lastActivityAt: activity.at, fired: [] };
};

const watchContract = (
  before: WatchedContract | undefined,
  { type, data, position, recordedAt }: Recorded<ContractEvent>,
): WatchedContract | undefined => {
  if (type === 'ContractTerminated') return before && { ...before, hasEnded: true };
  const { contractId, partnerId } = data;
  return {
    kind: 'contract',
    contractId,
    partnerId,
    hasEnded: false,
    renewalDate: type === 'ContractCreated' ? data.renewalDate : data.to,
    position: String(position),
    knownAt: recordedAt,
    fired: before?.fired ?? [],
  };
};

// An event that comes late, about a quiet period that is over, says nothing of the one that lasts.
const noteFired = (before: Watched, { type, data }: TimeTriggerEvent): Watched => {
  if (type === 'PartnerInactivityReached') {
    if (before.kind !== 'partner' || before.position !== data.lastActivityPosition) return before;
    return { ...before, fired: withName(before.fired, `${data.workflowId}/${data.days}`) };
  }
  return before.kind !== 'contract'
    ? before
    : { ...before, fired: withName(before.fired, `${data.workflowId}/${data.renewalDate}`) };
};

const withName = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names : [...names, name];

const watchWorkflow = (
  before: WatchedWorkflow | undefined,
  event: Recorded<WorkflowEvent>,
): WatchedWorkflow | undefined => {
  const after = workflow.evolve(before?.state, event);
  if (after === undefined) return undefined;
  const trigger = timeTriggerOf(after);
  const { workflowId } = event.data;
  const goesOn = before !== undefined && trigger !== null && sameJson(trigger, before.trigger);
  const { since, position } = goesOn ? before : { since: event.recordedAt, position: String(event.position) };
  return { kind: 'workflow', workflowId, state: withoutHistory(after), trigger, since, position };
};

const timeTriggerOf = ({ status, publishedVersion, versions }: Workflow): TimeTrigger | null => {
  const definition = status === 'active' && publishedVersion !== null ? versions[publishedVersion] : undefined;
  const parsed = definition && graphOf(definition);
  if (parsed === undefined || !('graph' in parsed)) return null;
  const { trigger } = parsed.graph;
  return isTimeTrigger(trigger) ? trigger : null;
};

const withoutHistory = (state: Workflow): Workflow => {
  const kept = [state.latestVersion, state.publishedVersion].map(String);
  const versions = Object.entries(state.versions).filter(([version]) => kept.includes(version));
  return { ...state, versions: Object.fromEntries(versions) };
};
