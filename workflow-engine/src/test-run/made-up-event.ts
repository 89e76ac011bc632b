import {
  deciders,
  type EventMetadata,
  type JsonObject,
  type Message,
  matchTrigger,
  type NewEvent,
  partner,
  type Recorded,
  streamOf,
  TRIGGER_EVENTS,
  type TriggerConfig,
  workflow,
} from '@partneros/domain';
import { exampleOf } from '@partneros/infra/http';
import type { Overlay } from '../simulation/overlay.ts';

/** Which record a made-up event is to be about. */
export type SampleRecord = {
  readonly partnerId?: string;
  readonly dealId?: string;
  readonly dealRegistrationId?: string;
};

const ID = 'made-up-sample';

const TEXTS: Readonly<Record<string, string>> = {
  accountDomain: 'made-up.example',
  accountName: 'Made-up account',
  contractRenewalDate: '2027-06-30',
  currency: 'EUR',
  domain: 'made-up.example',
  email: 'made-up@made-up.example',
  expectedCloseDate: '2027-06-30',
  firstName: 'Made-up',
  lastName: 'Contact',
  logoUrl: 'https://made-up.example/logo.png',
  name: 'Made-up partner',
  stage: 'recruit',
  title: 'Made-up title',
};

/**
 * Makes up an event that fits a trigger, and what has to have been before it, in the overlay: for an organization where
 * nothing of the kind has happened yet. A sentence when even that does not fit the trigger's filters.
 */
export const makeUpEvent = async (
  { store }: Overlay,
  {
    organizationId,
    workflowId,
    now,
  }: { readonly organizationId: string; readonly workflowId: string; readonly now: string },
  trigger: TriggerConfig,
  record: SampleRecord,
): Promise<Recorded | string> => {
  const [type = ''] = TRIGGER_EVENTS[trigger.type];
  const ids = { partnerId: ID, dealId: ID, dealRegistrationId: ID, workflowId, ...record };
  let made = 0;

  const append = async ({ type: eventType, data }: Message): Promise<Recorded | undefined> => {
    const category = categoryOf(eventType);
    const id = idIn(data, `${category}Id`) ?? ID;
    const stream = streamOf(category, organizationId, id);
    const last = (await store.read(stream)).at(-1);
    made += 1;
    const metadata: EventMetadata = {
      eventId: `${ID}-${made}`,
      organizationId,
      commandId: `${ID}-${made}`,
      correlationId: ID,
      actor: { type: 'system', id: ID },
      occurredAt: now,
      depth: 0,
      schemaVersion: 1,
    };
    const event: NewEvent = { type: eventType, data, metadata };
    const result = await store.append(stream, last?.revision ?? 'no-stream', [event]);
    return result.kind === 'appended' ? result.events[0] : undefined;
  };
  const example = (eventType: string): Message => ({
    type: eventType,
    data: { ...exampleData(eventType, now), ...onlyKnown(eventType, ids), ...wantedBy(trigger, eventType) },
  });

  const event = example(type);
  const match = matchTrigger(trigger, event);
  if (!match.matches) return match.why;
  const category = categoryOf(type);
  const [birth = type] = bornAs(category);
  const isGiven = category === workflow.category || Object.hasOwn(record, `${category}Id`);
  const hasPartner = 'partnerId' in event.data && category !== partner.category;
  if (hasPartner && record.partnerId === undefined) await append(example('PartnerCreated'));
  if (!isGiven && birth !== type) await append(example(birth));
  return (await append(event)) ?? 'The sample could not be made up.';
};

const categoryOf = (type: string): string =>
  deciders.find(({ events }) => Object.hasOwn(events, type))?.category ?? partner.category;

// By convention the first event of an aggregate is the one it begins with.
const bornAs = (category: string): readonly string[] =>
  Object.keys(deciders.find((decider) => decider.category === category)?.events ?? {});

const schemaOf = (type: string) => deciders.find(({ events }) => Object.hasOwn(events, type))?.events[type];

const exampleData = (type: string, now: string): JsonObject => {
  const schema = schemaOf(type);
  const textOf = (name: string) => TEXTS[name] ?? (name.endsWith('Id') ? ID : name.endsWith('At') ? now : undefined);
  return schema === undefined ? {} : (exampleOf(schema, { textOf }) as JsonObject);
};

const onlyKnown = (type: string, ids: Readonly<Record<string, string>>): JsonObject => {
  const fields = exampleData(type, '');
  return Object.fromEntries(Object.entries(ids).filter(([name]) => name in fields));
};

// What the filters ask for, where the event has a field of that kind.
const wantedBy = ({ config }: TriggerConfig, type: string): JsonObject => {
  const wanted = config as Readonly<Record<string, unknown>>;
  const fields = exampleData(type, '');
  const from = wanted.fromStage ?? wanted.fromTier;
  const to = wanted.toStage ?? wanted.toTier;
  return {
    ...('from' in fields && { from: (from === undefined ? 'recruit' : from) as string | null }),
    ...('to' in fields && { to: (to ?? 'onboard') as string }),
    ...('days' in fields && { days: wanted.days as number }),
    ...('daysBefore' in fields && { daysBefore: wanted.daysBefore as number }),
    ...(typeof wanted.minAmount === 'number' && { amount: { minor: wanted.minAmount, currency: 'EUR' } }),
    ...(Array.isArray(wanted.partnerTypes) && {
      profile: { ...(fields.profile as JsonObject), type: wanted.partnerTypes[0] as string },
    }),
  };
};

const idIn = (data: object, name: string): string | undefined => {
  const id = (data as Readonly<Record<string, unknown>>)[name];
  return typeof id === 'string' ? id : undefined;
};
