import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { TierResult } from '../program/tier-results.ts';

/** The partner types of a programme. */
export const PARTNER_TYPES = [
  'technology',
  'consulting',
  'services',
  'channel',
  'strategic',
  'reseller',
  'referral',
] as const;
/** What a partner brings. */
export const PARTNER_CATEGORIES = ['solution', 'technology', 'sales'] as const;
/** The lifecycle stages every programme starts with; stored open, so that an organization may define more. */
export const PARTNER_STAGES = ['recruit', 'onboard', 'enable', 'execute', 'optimize'] as const;

const text = notPersonal(z.string());
const texts = z.array(text);

/** What is known of the company itself. `null` is unknown. */
export const PartnerProfile = z.strictObject({
  name: text,
  domain: text.nullable(),
  logoUrl: text.nullable(),
  industry: text.nullable(),
  description: text.nullable(),
  employees: z.int().min(0).nullable(),
  companyRevenue: text.nullable(),
  regions: texts,
  languages: texts,
  services: texts,
  products: texts,
  type: z.enum(PARTNER_TYPES),
  subtype: text.nullable(),
  category: z.enum(PARTNER_CATEGORIES).nullable(),
  contractRenewalDate: CalendarDate.nullable(),
  /** The record's id in the system it was imported from. */
  externalId: text.nullable(),
});
export type PartnerProfile = Readonly<z.output<typeof PartnerProfile>>;

/** A person at a partner. */
export const Contact = z.strictObject({
  contactId: Id,
  firstName: personal('contactId', z.string()),
  lastName: personal('contactId', z.string()),
  email: personal('contactId', z.string()),
  phone: personal('contactId', z.string()).nullable(),
  title: personal('contactId', z.string()).nullable(),
});
export type Contact = Readonly<z.output<typeof Contact>>;

/** A partner's labels, in three categories. */
export const PartnerTags = z.strictObject({ services: texts, products: texts, regions: texts });
export type PartnerTags = Readonly<z.output<typeof PartnerTags>>;

const partner = { partnerId: Id };

/** The stored format of a partner: never edited, only lifted by upcasts. */
export const partnerEvents = {
  PartnerCreated: z.strictObject({
    ...partner,
    profile: PartnerProfile,
    stage: text,
    tier: text.nullable(),
    partnerManagerId: Id.nullable(),
    tags: PartnerTags,
    primaryContact: Contact,
    source: z.enum(['manual', 'import', 'application']),
  }),
  PartnerProfileUpdated: z.strictObject({ ...partner, changes: PartnerProfile.partial() }),
  PartnerStageChanged: z.strictObject({ ...partner, from: text, to: text }),
  PartnerTierChanged: z.strictObject({
    ...partner,
    from: text.nullable(),
    to: text.nullable(),
    source: z.enum(['automatic', 'manual']),
  }),
  /** Its programme has moved it: why. The move itself comes with the next event. */
  PartnerTierEvaluated: z.strictObject({
    ...partner,
    /** The track it is on; `null`: none. */
    trackId: Id.nullable(),
    from: text.nullable(),
    to: text.nullable(),
    reason: z.enum(['earned', 'no_longer_met', 'not_on_track']),
    /** Of the programme that was evaluated. */
    programVersion: z.int().min(1),
    /** What the tiers it leaves and comes to ask for, and what of it is met. */
    tiers: z.array(TierResult),
    evaluatedAt: Instant,
  }),
  /** It no longer meets what its tier asks for, and moves down at the end unless it does again by then. */
  PartnerTierGraceStarted: z.strictObject({
    ...partner,
    tier: text,
    startedAt: Instant,
    endsAt: Instant,
    tiers: z.array(TierResult),
  }),
  PartnerTierGraceEnded: z.strictObject({ ...partner, tier: text }),
  /** Somebody keeps it in its tier, whatever it earns. */
  PartnerTierPinned: z.strictObject({ ...partner, tier: text }),
  PartnerTierUnpinned: z.strictObject({ ...partner, tier: text }),
  PartnerManagerAssigned: z.strictObject({ ...partner, from: Id.nullable(), to: Id.nullable() }),
  ContactAddedToPartner: z.strictObject({ ...partner, contact: Contact }),
  ContactUpdated: z.strictObject({ ...partner, contact: Contact }),
  PrimaryContactChanged: z.strictObject({ ...partner, from: Id, to: Id }),
  ContactRemoved: z.strictObject({ ...partner, contactId: Id }),
  PartnerTagged: z.strictObject({ ...partner, tags: PartnerTags }),
  PartnerArchived: z.strictObject({ ...partner, reason: text.nullable() }),
  PartnerActivityRecorded: z.strictObject({
    ...partner,
    activityId: Id,
    kind: z.enum(['meeting', 'call', 'email', 'note']),
    summary: personal('partnerId', z.string()),
    happenedAt: Instant,
  }),
  /** Of which analysis the fit is says where its reasons stand. */
  PartnerScoresComputed: z.strictObject({
    ...partner,
    partnerAnalysisId: Id,
    requestId: Id,
    fit: z.int().min(0).max(100),
    health: z.int().min(0).max(100),
  }),
  PartnerPortalOnboardingStepCompleted: z.strictObject({ ...partner, userId: Id, step: text }),
  PartnerPortalOnboardingCompleted: z.strictObject({
    ...partner,
    /** The contact who is this user; `null` when no contact has the user's address. */
    contactId: Id.nullable(),
    userId: Id,
    completedAt: Instant,
  }),
};

export type PartnerEvent = EventOf<typeof partnerEvents>;
