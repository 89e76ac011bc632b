import type { Message } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { RunSubject } from '../workflow-run/workflow-run.events.ts';
import { lookUp } from './template.ts';
import type { Trigger } from './triggers/trigger.ts';
import { no, type TriggerMatch, YES } from './triggers/trigger-match.ts';
import { type TriggerConfig, type TriggerType, triggers } from './triggers.ts';

/** Holds an event against a trigger and its filters. Names of stages and tiers compare without case and accents. */
export const matchTrigger = ({ type, config }: TriggerConfig, event: Message): TriggerMatch => {
  const { events, match }: Trigger = triggers[type];
  if (!events.includes(event.type))
    return no(`A ${type} trigger waits for ${events.join(' or ')}, this is ${event.type}.`);
  const read = (path: string) => lookUp(event.data as JsonObject, path) ?? null;
  return match?.(config, { type: event.type, read }) ?? YES;
};

/** What a run that this event starts is about; `undefined` for an event that starts none. */
export const subjectOf = (event: Message): RunSubject | undefined => {
  const entity = SUBJECTS.get(event.type);
  const id = entity && lookUp(event.data as JsonObject, ID_FIELDS[entity]);
  return entity !== undefined && typeof id === 'string' ? { entity, id } : undefined;
};

/** Whether the events of a trigger are each meant for one workflow, and start no other. */
export const isAddressed = (type: TriggerType): boolean => (triggers[type] as Trigger).isAddressed === true;

/** The one workflow that an event is meant for; `undefined`: it is for whoever listens. */
export const addresseeOf = (event: Message): string | undefined => {
  const id = ADDRESSED.has(event.type) ? lookUp(event.data as JsonObject, 'workflowId') : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** The partner an event is about. */
export const partnerIdOf = (event: Message): string | undefined => {
  const id = lookUp(event.data as JsonObject, 'partnerId');
  return typeof id === 'string' ? id : undefined;
};

const all: readonly Trigger[] = Object.values(triggers);

const SUBJECTS: ReadonlyMap<string, RunSubject['entity']> = new Map(
  all.flatMap(({ events, subject }) => events.map((type) => [type, subject] as const)),
);

const ADDRESSED: ReadonlySet<string> = new Set(
  all.flatMap(({ events, isAddressed }) => (isAddressed === true ? events : [])),
);

const ID_FIELDS: Readonly<Record<RunSubject['entity'], string>> = {
  partner: 'partnerId',
  deal: 'dealId',
  deal_registration: 'dealRegistrationId',
  application: 'applicationId',
  contact: 'contactId',
  agreement: 'agreementId',
  contract: 'contractId',
  mdf_request: 'mdfRequestId',
  payment: 'paymentId',
  certification: 'certificationId',
};
