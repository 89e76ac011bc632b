import {
  type Aggregate,
  affiliateLink,
  agreement,
  application,
  type Contact,
  certification,
  contract,
  type Decider,
  deal,
  dealRegistration,
  type EventStore,
  findMembership,
  type JsonObject,
  type JsonValue,
  load,
  lookUp,
  type Message,
  mdfRequest,
  type Partner,
  PLATFORM,
  partner,
  payment,
  type Recorded,
  type Resource,
  resourceOf,
  user,
} from '@partneros/domain';
import type { LoadedRun } from './load-run.ts';
import { recordBefore } from './record-before.ts';

interface StoreDeps {
  readonly store: EventStore;
}

/**
 * What templates and conditions of a step see: the records the run is about as they are now, and the event that started
 * it as it was. Names: `partner`, `primaryContact`, `manager`, `contact`, `deal`, `registration`, its `submitter` and
 * `reviewer`, the `request` for funds, `payment`, `certification`, `agreement`, `contract`; `application`, its answers as
 * `formData`, the `affiliate` it came by; `from`, `to`, `reason`, `daysLeft`, `lastActivityAt` and `daysInactive` of the
 * event, and all its data as `event`; with `withBefore` the record it was about as it was, as `before`; `trigger`,
 * `workflow`, `run`.
 */
export const runContext = async (
  deps: StoreDeps,
  { organizationId, runId, run }: Pick<LoadedRun, 'organizationId' | 'runId' | 'run'>,
  workflowName: string,
  event: Recorded | undefined,
  withBefore = false,
): Promise<JsonObject> => {
  const data = (event?.data ?? {}) as JsonObject;
  const found = await resource(deps, partner, organizationId, run.partnerId);
  const registration = await resource(deps, dealRegistration, organizationId, idIn(data, 'dealRegistrationId'));
  const request = await resource(deps, mdfRequest, organizationId, idIn(data, 'mdfRequestId'));
  const applied = await resource(deps, application, organizationId, idIn(data, 'applicationId'));
  const context = {
    trigger: { type: run.trigger.type, at: event?.metadata.occurredAt ?? run.startedAt, eventId: run.trigger.eventId },
    event: data,
    from: data.from,
    to: data.to,
    reason: data.reason,
    before: withBefore ? await recordBefore(deps, event) : undefined,
    daysLeft: data.daysLeft,
    lastActivityAt: data.lastActivityAt,
    daysInactive: data.daysInactive,
    workflow: { id: run.workflowId, name: workflowName, version: run.workflowVersion },
    run: { id: runId, startedAt: run.startedAt },
    partner: found,
    primaryContact: contactOf(found, found?.primaryContactId),
    manager: await memberOf(deps, organizationId, found?.partnerManagerId),
    contact: contactOfEvent(run.trigger.type, data, found),
    agreement: await resource(deps, agreement, organizationId, idIn(data, 'agreementId')),
    contract: await resource(deps, contract, organizationId, idIn(data, 'contractId')),
    deal: await resource(deps, deal, organizationId, idIn(data, 'dealId')),
    registration,
    certification: await resource(deps, certification, organizationId, idIn(data, 'certificationId')),
    request,
    payment: await resource(deps, payment, organizationId, idIn(data, 'paymentId')),
    submitter: await memberOf(deps, organizationId, (registration ?? request)?.submittedBy),
    application: applied,
    // Keys are letters, digits and _, and none that an object has by itself.
    formData: applied && Object.fromEntries(applied.formData.map(({ fieldKey, value }) => [fieldKey, value])),
    affiliate: await resource(deps, affiliateLink, organizationId, applied?.affiliateLinkId),
    reviewer: DECISIONS.includes(run.trigger.eventType)
      ? await memberOf(deps, organizationId, event?.metadata.actor.id)
      : undefined,
  };
  return context as unknown as JsonObject;
};

const DECISIONS: readonly string[] = ['DealRegistrationApproved', 'DealRegistrationDeclined'];

/** The event that started a run. It never changes, so that one reading serves all steps. */
export const triggerEvent = async (
  store: EventStore,
  { stream, revision }: Pick<LoadedRun['run']['trigger'], 'stream' | 'revision'>,
): Promise<Recorded | undefined> => (await store.read(stream, { from: BigInt(revision), limit: 1 }))[0];

const resource = async <State, Event extends Message>(
  deps: StoreDeps,
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  organizationId: string,
  id: string | null | undefined,
): Promise<Resource<State> | undefined> => {
  const aggregate = id ? await load(deps, decider, organizationId, id) : undefined;
  return id && aggregate ? shown(organizationId, id, aggregate) : undefined;
};

// The steps of a run, and runs of the same event, mostly see records that have not changed in between.
const kept = new WeakMap<object, object>();

const shown = <State>(organizationId: string, id: string, aggregate: Aggregate<State>): Resource<State> => {
  const known = kept.get(aggregate) ?? resourceOf(organizationId, id, aggregate);
  kept.set(aggregate, known);
  return known as Resource<State>;
};

// Any user id can be written into a partner. Whoever is no member, or no more, is nobody here: their name and address are
// not this organization's to see, and its records not theirs to be sent.
const memberOf = async (deps: StoreDeps, organizationId: string, userId: string | null | undefined) => {
  if (!userId || (await findMembership(deps, organizationId, userId)) === undefined) return undefined;
  const member = await resource(deps, user, PLATFORM, userId);
  return member && { id: member.id, name: member.name, email: member.email };
};

const contactOf = (found: Partner | undefined, contactId: string | undefined): Contact | undefined =>
  found?.contacts.find((contact) => contact.contactId === contactId);

// A contact that has since been removed is still the one the event was about.
const contactOfEvent = (
  trigger: string,
  data: JsonObject,
  found: Partner | undefined,
): JsonValue | Contact | undefined => {
  // A partner comes with its primary contact, which a workflow may ask to be told of as of any other.
  const name = trigger === 'contact_added_to_partner' && data.contact === undefined ? 'primaryContact' : 'contact';
  return contactOf(found, idIn(data, `${name}.contactId`) ?? idIn(data, 'contactId')) ?? lookUp(data, name);
};

const idIn = (data: JsonObject, path: string): string | undefined => {
  const id = lookUp(data, path);
  return typeof id === 'string' ? id : undefined;
};
