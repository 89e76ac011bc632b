import type { Message } from '../kernel/decider.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { foldText } from '../kernel/text.ts';
import { DAY, millisOf } from '../kernel/time.ts';
import type { RunSubject } from '../workflow-run/workflow-run.events.ts';
import { lookUp } from './template.ts';
import type { CatchUp, TriggerConfig, TriggerType } from './trigger-configs.ts';

/** Which events a trigger listens to. */
export const TRIGGER_EVENTS: Readonly<Record<TriggerType, readonly string[]>> = {
  partner_created: ['PartnerCreated'],
  partner_joined_platform: ['PartnerPortalOnboardingCompleted'],
  partner_stage_changed: ['PartnerStageChanged'],
  partner_tier_changed: ['PartnerTierChanged'],
  contact_added_to_partner: ['ContactAddedToPartner', 'PartnerCreated'],
  partner_agreement_signed: ['AgreementFullySigned'],
  contract_renewal_approaching: ['ContractRenewalWindowEntered'],
  partner_inactive: ['PartnerInactivityReached'],
  deal_registered: ['DealRegistrationSubmitted'],
  deal_registration_approved: ['DealRegistrationApproved'],
  deal_registration_declined: ['DealRegistrationDeclined'],
  deal_closed_won: ['DealClosedWon'],
  deal_closed_lost: ['DealClosedLost'],
  partner_certification_completed: ['CertificationCompleted'],
  mdf_request_submitted: ['MdfRequestSubmitted'],
  partner_payment_made: ['PartnerPaymentRecorded'],
  application_submitted: ['ApplicationSubmitted'],
  /** Which names the one workflow it is meant for. */
  manual: ['WorkflowRunRequested'],
};

/** Whether an event starts a workflow with this trigger, and if not, why not: a sentence for a person to read. */
export type TriggerMatch = { readonly matches: true } | { readonly matches: false; readonly why: string };

/** Holds an event against a trigger and its filters. Names of stages and tiers compare without case and accents. */
export const matchTrigger = (trigger: TriggerConfig, event: Message): TriggerMatch => {
  const listensTo = TRIGGER_EVENTS[trigger.type];
  if (!listensTo.includes(event.type))
    return no(`A ${trigger.type} trigger waits for ${listensTo.join(' or ')}, this is ${event.type}.`);
  const read = (path: string) => lookUp(event.data as JsonObject, path) ?? null;

  switch (trigger.type) {
    case 'partner_created': {
      const { partnerTypes } = trigger.config;
      const type = read('profile.type');
      return partnerTypes === undefined || partnerTypes.some((wanted) => wanted === type)
        ? YES
        : no(`The partner's type is ${shown(type)}, not ${partnerTypes.join(' or ')}.`);
    }
    case 'partner_stage_changed':
      return firstNo(
        level('stage it left', trigger.config.fromStage, read('from')),
        level('stage it moved to', trigger.config.toStage, read('to')),
      );
    case 'partner_tier_changed': {
      const { fromTier, toTier } = trigger.config;
      const from = read('from');
      if (from === null && fromTier !== null)
        return no('The partner had no tier before, and a first tier starts nothing unless fromTier is null.');
      return firstNo(level('tier it left', fromTier, from), level('tier it moved to', toTier, read('to')));
    }
    case 'contact_added_to_partner':
      return event.type !== 'PartnerCreated' || trigger.config.includePrimary === true
        ? YES
        : no('The contact is the primary contact given at creation, and includePrimary is not set.');
    case 'partner_certification_completed': {
      const { certificationId: wanted } = trigger.config;
      const actual = read('certificationId');
      return wanted === undefined || wanted === actual
        ? YES
        : no(`The certification is ${shown(actual)}, not ${wanted}.`);
    }
    case 'partner_agreement_signed': {
      const { templateId } = trigger.config;
      return templateId === undefined || templateId === read('templateId')
        ? YES
        : no('The agreement was made from another template.');
    }
    case 'contract_renewal_approaching':
      return firstNo(
        asked('daysBefore', trigger.config.daysBefore, read('daysBefore')),
        inTime(trigger.config.catchUp, read('dueAt'), read('firedAt')),
      );
    case 'partner_inactive':
      return firstNo(
        asked('days', trigger.config.days, read('days')),
        inTime(trigger.config.catchUp, read('dueAt'), read('firedAt')),
      );
    case 'deal_registered':
    case 'mdf_request_submitted':
    case 'partner_payment_made':
      return amount(trigger.config.minAmount, read('amount.minor'));
    case 'deal_closed_won':
      return firstNo(linked(read('partnerId')), amount(trigger.config.minAmount, read('amount.minor')));
    case 'deal_closed_lost':
      return linked(read('partnerId'));
    case 'application_submitted': {
      const { formId } = trigger.config;
      const form = read('applicationFormId');
      return formId === undefined || formId === form
        ? YES
        : no(`The application is for the form ${shown(form)}, not ${formId}.`);
    }
    case 'deal_registration_approved':
    case 'deal_registration_declined':
    case 'partner_joined_platform':
    case 'manual':
      return YES;
  }
};

/** What a run that this event starts is about; `undefined` for an event that starts none. */
export const subjectOf = (event: Message): RunSubject | undefined => {
  const entity = SUBJECTS[event.type];
  const id = entity && lookUp(event.data as JsonObject, ID_FIELDS[entity]);
  return entity !== undefined && typeof id === 'string' ? { entity, id } : undefined;
};

/** The one workflow that an event is meant for; `undefined`: it is for whoever listens. */
export const addresseeOf = (event: Message): string | undefined => {
  const id = ADDRESSED.has(event.type) ? lookUp(event.data as JsonObject, 'workflowId') : undefined;
  return typeof id === 'string' ? id : undefined;
};

const ADDRESSED: ReadonlySet<string> = new Set([
  'WorkflowRunRequested',
  'ContractRenewalWindowEntered',
  'PartnerInactivityReached',
]);

/** The partner an event is about. */
export const partnerIdOf = (event: Message): string | undefined => {
  const id = lookUp(event.data as JsonObject, 'partnerId');
  return typeof id === 'string' ? id : undefined;
};

const SUBJECTS: Readonly<Record<string, RunSubject['entity'] | undefined>> = Object.assign(Object.create(null), {
  PartnerCreated: 'partner',
  PartnerPortalOnboardingCompleted: 'partner',
  PartnerStageChanged: 'partner',
  PartnerTierChanged: 'partner',
  ContactAddedToPartner: 'partner',
  AgreementFullySigned: 'agreement',
  ContractRenewalWindowEntered: 'contract',
  PartnerInactivityReached: 'partner',
  DealRegistrationSubmitted: 'deal_registration',
  DealRegistrationApproved: 'deal_registration',
  DealRegistrationDeclined: 'deal_registration',
  DealClosedWon: 'deal',
  DealClosedLost: 'deal',
  CertificationCompleted: 'certification',
  MdfRequestSubmitted: 'mdf_request',
  PartnerPaymentRecorded: 'payment',
  ApplicationSubmitted: 'application',
  WorkflowRunRequested: 'partner',
} satisfies Record<string, RunSubject['entity']>);

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

const YES: TriggerMatch = { matches: true };
const no = (why: string): TriggerMatch => ({ matches: false, why });
const firstNo = (...results: readonly TriggerMatch[]): TriggerMatch => results.find((result) => !result.matches) ?? YES;

const shown = (value: JsonValue): string => (value === null ? 'unknown' : String(value));

const level = (what: string, wanted: string | null | undefined, actual: JsonValue): TriggerMatch => {
  if (wanted === undefined) return YES;
  const same = wanted === null || actual === null ? wanted === actual : foldText(wanted) === foldText(String(actual));
  return same ? YES : no(`The ${what} is ${actual ?? 'none'}, not ${wanted ?? 'none'}.`);
};

const amount = (minAmount: number | undefined, actual: JsonValue): TriggerMatch => {
  if (minAmount === undefined || (typeof actual === 'number' && actual >= minAmount)) return YES;
  return no(`The amount is ${shown(actual)}, less than ${minAmount} (in minor units).`);
};

const linked = (partnerId: JsonValue): TriggerMatch => (partnerId === null ? no('The deal has no partner.') : YES);

// The workflow has been changed between the moment and its event.
const asked = (what: string, wanted: number, actual: JsonValue): TriggerMatch =>
  wanted === actual ? YES : no(`The moment came for ${what} ${shown(actual)}, not ${wanted}.`);

const inTime = (catchUp: CatchUp, dueAt: JsonValue, firedAt: JsonValue): TriggerMatch => {
  if (catchUp === undefined || catchUp === 'fire' || typeof dueAt !== 'string' || typeof firedAt !== 'string')
    return YES;
  const { skipOlderThanDays } = catchUp;
  return millisOf(firedAt) - millisOf(dueAt) <= skipOlderThanDays * DAY
    ? YES
    : no(`It was due at ${dueAt} and noticed at ${firedAt}, more than ${skipOlderThanDays} days late.`);
};
