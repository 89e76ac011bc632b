import type { Timestamp } from '../kernel/time.ts';
import type { TriggerConfig } from '../workflow/triggers.ts';
import type { Workflow } from '../workflow/workflow.state.ts';

/** A trigger that waits for a moment and not for an event. */
export type TimeTrigger = Extract<
  TriggerConfig,
  { readonly type: 'partner_inactive' | 'contract_renewal_approaching' }
>;

/** Whether a trigger is one of those. */
export const isTimeTrigger = (trigger: TriggerConfig): trigger is TimeTrigger =>
  trigger.type === 'partner_inactive' || trigger.type === 'contract_renewal_approaching';

/** What of a partner time triggers look at. Positions are decimal, because this is kept as JSON. */
export interface WatchedPartner {
  readonly kind: 'partner';
  readonly partnerId: string;
  readonly isArchived: boolean;
  /** `null`: nothing but its end is known. */
  readonly lastActivityAt: Timestamp | null;
  readonly position: string;
  /** When the last activity was recorded. */
  readonly knownAt: Timestamp;
  /** `<workflowId>/<days>` of what this quiet period has led to. */
  readonly fired: readonly string[];
}

/** What of a contract time triggers look at. */
export interface WatchedContract {
  readonly kind: 'contract';
  readonly contractId: string;
  readonly partnerId: string;
  readonly hasEnded: boolean;
  readonly renewalDate: string;
  readonly position: string;
  /** When this date was set. */
  readonly knownAt: Timestamp;
  /** `<workflowId>/<renewalDate>` of what its dates have led to. */
  readonly fired: readonly string[];
}

/** What of a workflow time triggers look at. */
export interface WatchedWorkflow {
  readonly kind: 'workflow';
  readonly workflowId: string;
  /** With its latest and its published version only. */
  readonly state: Workflow;
  /** What it waits for while it is active; `null`: for no moment. */
  readonly trigger: TimeTrigger | null;
  /** Since when, and since which event, it waits for that without a break. */
  readonly since: Timestamp;
  readonly position: string;
}

/** Where an organization is. */
export interface WatchedOrganization {
  readonly kind: 'organization';
  readonly timeZone: string;
}

/** Everything that decides when a time trigger fires: small, and a function of the log. */
export type Watched = WatchedPartner | WatchedContract | WatchedWorkflow | WatchedOrganization;
