import type { DealEvent } from '../deal/deal.events.ts';
import type { DealRegistrationEvent } from '../deal-registration/deal-registration.events.ts';
import type { DataOf } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { Money } from '../kernel/fields.ts';
import type { EventPointer } from '../kernel/metadata.ts';
import type { Recorded } from '../kernel/recorded.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { PartnerEvent, PartnerProfile, PartnerTags } from '../partner/partner.events.ts';
import type { PartnerCertificationEvent } from '../partner-certification/partner-certification.events.ts';
import type { TrainingProgressEvent } from '../training-progress/training-progress.events.ts';

/** Something that counts, when it was, and the position of the event that says so. */
export interface Counted {
  readonly id: string;
  readonly at: Timestamp;
  readonly position: string;
}

const PROFILE_FIELDS = [
  'type',
  'subtype',
  'category',
  'industry',
  'employees',
  'regions',
  'languages',
  'services',
  'products',
] as const satisfies readonly (keyof PartnerProfile)[];

/** Everything of a partner's history that segments and tiers look at: small, and a function of the log. */
export interface PartnerFacts {
  readonly partnerId: string;
  readonly name: string;
  readonly joinedAt: Timestamp;
  readonly isArchived: boolean;
  readonly tier: string | null;
  readonly tierSource: 'automatic' | 'manual' | null;
  /** Of the last event about its tier, or about a period of grace. */
  readonly tierPosition: string;
  /** It does not meet what its tier asks for, and moves down at the end. */
  readonly grace: { readonly startedAt: Timestamp; readonly endsAt: Timestamp } | null;
  readonly stage: string;
  readonly stagePosition: string;
  readonly profile: Pick<PartnerProfile, (typeof PROFILE_FIELDS)[number]>;
  readonly tags: PartnerTags;
  readonly wonDeals: readonly (Counted & { readonly amount: Money })[];
  readonly registrations: readonly Counted[];
  readonly certifications: readonly (Counted & {
    readonly certificationId: string;
    readonly contactId: string;
    readonly expiresAt: Timestamp | null;
  })[];
  readonly trainings: readonly Counted[];
  /** The last event that said any of this. */
  readonly last: EventPointer & { readonly recordedAt: Timestamp };
}

type Known = PartnerEvent | DealEvent | DealRegistrationEvent | PartnerCertificationEvent | TrainingProgressEvent;

/** An event about a partner, as far as facts look. */
export type FactEvent = Pick<Recorded, 'type' | 'data' | 'stream' | 'revision' | 'position' | 'recordedAt'> & {
  readonly metadata: Pick<Recorded['metadata'], 'occurredAt'>;
};

type Change = (facts: PartnerFacts, data: never, position: string) => PartnerFacts;

// Exhaustive by hand, and not by type: most events say nothing of a tier.
const CHANGES: { readonly [Type in Known['type']]?: Change } = {
  PartnerProfileUpdated: (facts, { changes }: DataOf<PartnerEvent, 'PartnerProfileUpdated'>) => ({
    ...facts,
    name: changes.name ?? facts.name,
    profile: pickProfile({ ...facts.profile, ...defined<PartnerProfile>(changes) }),
  }),
  PartnerTagged: (facts, { tags }: DataOf<PartnerEvent, 'PartnerTagged'>) => ({ ...facts, tags }),
  PartnerStageChanged: (facts, { to }: DataOf<PartnerEvent, 'PartnerStageChanged'>, position) => ({
    ...facts,
    stage: to,
    stagePosition: position,
  }),
  PartnerTierChanged: (facts, { to, source }: DataOf<PartnerEvent, 'PartnerTierChanged'>, position) => ({
    ...facts,
    tier: to,
    tierSource: to === null ? null : source,
    tierPosition: position,
    grace: null,
  }),
  PartnerTierPinned: (facts, _data, position) => ({
    ...facts,
    tierSource: 'manual',
    tierPosition: position,
    grace: null,
  }),
  PartnerTierUnpinned: (facts, _data, position) => ({ ...facts, tierSource: 'automatic', tierPosition: position }),
  PartnerTierGraceStarted: (
    facts,
    { startedAt, endsAt }: DataOf<PartnerEvent, 'PartnerTierGraceStarted'>,
    position,
  ) => ({ ...facts, tierPosition: position, grace: { startedAt, endsAt } }),
  PartnerTierGraceEnded: (facts, _data, position) => ({ ...facts, tierPosition: position, grace: null }),
  PartnerArchived: (facts) => ({ ...facts, isArchived: true }),
  // Who has left holds nothing for the partner any more.
  ContactRemoved: (facts, { contactId }: DataOf<PartnerEvent, 'ContactRemoved'>) => ({
    ...facts,
    certifications: facts.certifications.filter((held) => held.contactId !== contactId),
  }),
  DealClosedWon: (facts, { dealId, amount, closedAt }: DataOf<DealEvent, 'DealClosedWon'>, position) => ({
    ...facts,
    wonDeals: [...without(facts.wonDeals, dealId), { id: dealId, at: closedAt, amount, position }],
  }),
  DealReopened: (facts, { dealId }: DataOf<DealEvent, 'DealReopened'>) => ({
    ...facts,
    wonDeals: without(facts.wonDeals, dealId),
  }),
  DealRegistrationApproved: (
    facts,
    { dealRegistrationId: id, approvedAt: at }: DataOf<DealRegistrationEvent, 'DealRegistrationApproved'>,
    position,
  ) => ({ ...facts, registrations: [...without(facts.registrations, id), { id, at, position }] }),
  DealRegistrationWithdrawn: (
    facts,
    { dealRegistrationId: id }: DataOf<DealRegistrationEvent, 'DealRegistrationWithdrawn'>,
  ) => ({ ...facts, registrations: without(facts.registrations, id) }),
  CertificationCompleted: (
    facts,
    {
      certificationId,
      contactId,
      completedAt: at,
      expiresAt,
    }: DataOf<PartnerCertificationEvent, 'CertificationCompleted'>,
    position,
  ) => {
    const id = `${certificationId}/${contactId}`;
    const held = { id, at, position, certificationId, contactId, expiresAt };
    return { ...facts, certifications: [...without(facts.certifications, id), held] };
  },
  TrainingCompleted: (
    facts,
    { trainingProgressId: id, completedAt: at }: DataOf<TrainingProgressEvent, 'TrainingCompleted'>,
    position,
  ) => ({ ...facts, trainings: [...without(facts.trainings, id), { id, at, position }] }),
};

/** Types of the events that change what is known of a partner. */
export const FACT_EVENTS: readonly string[] = ['PartnerCreated', ...Object.keys(CHANGES)];

/** What is known of a partner after an event about it; `undefined` before it was created. */
export const partnerFacts = (before: PartnerFacts | undefined, event: FactEvent): PartnerFacts | undefined => {
  const { type, data, stream, revision, recordedAt, metadata } = event;
  const position = String(event.position);
  const last = { stream, revision: String(revision), recordedAt };
  if (type === 'PartnerCreated')
    return created(data as DataOf<PartnerEvent, 'PartnerCreated'>, metadata.occurredAt, position, last);
  const change = CHANGES[type as Known['type']];
  return before === undefined || change === undefined ? before : { ...change(before, data as never, position), last };
};

const created = (
  { partnerId, profile, stage, tier, tags }: DataOf<PartnerEvent, 'PartnerCreated'>,
  joinedAt: Timestamp,
  position: string,
  last: PartnerFacts['last'],
): PartnerFacts => ({
  partnerId,
  name: profile.name,
  joinedAt,
  isArchived: false,
  tier,
  tierSource: tier === null ? null : 'manual',
  tierPosition: position,
  grace: null,
  stage,
  stagePosition: position,
  profile: pickProfile(profile),
  tags,
  wonDeals: [],
  registrations: [],
  certifications: [],
  trainings: [],
  last,
});

const pickProfile = (profile: Partial<PartnerProfile>): PartnerFacts['profile'] =>
  Object.fromEntries(PROFILE_FIELDS.map((field) => [field, profile[field]])) as unknown as PartnerFacts['profile'];

const without = <Item extends Counted>(items: readonly Item[], id: string): readonly Item[] =>
  items.filter((item) => item.id !== id);
