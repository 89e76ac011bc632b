import type { DataOf } from '../kernel/decider.ts';
import type { CreatePartner } from './create-partner.ts';
import type { Contact, PartnerEvent, PartnerProfile, PartnerTags } from './partner.events.ts';

const PARTNER_ID = 'partner-1';

/** Ada Lovelace of Acme. */
export const contactExample = (over: Partial<Contact> = {}): Contact => ({
  contactId: 'contact-1',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@acme.example',
  phone: null,
  title: null,
  ...over,
});

/** Acme, a reseller. */
export const profileExample = (over: Partial<PartnerProfile> = {}): PartnerProfile => ({
  name: 'Acme & Söhne',
  domain: 'acme.example',
  logoUrl: null,
  industry: 'Manufacturing',
  description: null,
  employees: 120,
  companyRevenue: null,
  regions: ['EMEA'],
  languages: ['de', 'en'],
  services: [],
  products: [],
  type: 'reseller',
  subtype: null,
  category: 'sales',
  contractRenewalDate: null,
  externalId: null,
  ...over,
});

type Created = DataOf<PartnerEvent, 'PartnerCreated'>;

const created = (over: Partial<Created>): Created => ({
  partnerId: PARTNER_ID,
  profile: profileExample(),
  stage: 'recruit',
  tier: null,
  partnerManagerId: null,
  tags: { services: [], products: [], regions: [] },
  primaryContact: contactExample(),
  source: 'manual',
  ...over,
});

export const createPartnerCommand = (over: Partial<Created> = {}): CreatePartner => ({
  type: 'CreatePartner',
  data: created(over),
});

export const partnerCreated = (over: Partial<Created> = {}): PartnerEvent => ({
  type: 'PartnerCreated',
  data: created(over),
});

export const partnerProfileUpdated = (changes: Partial<PartnerProfile>): PartnerEvent => ({
  type: 'PartnerProfileUpdated',
  data: { partnerId: PARTNER_ID, changes },
});

export const partnerStageChanged = (from: string, to: string): PartnerEvent => ({
  type: 'PartnerStageChanged',
  data: { partnerId: PARTNER_ID, from, to },
});

export const partnerTierChanged = (
  from: string | null,
  to: string | null,
  source: 'automatic' | 'manual' = 'manual',
): PartnerEvent => ({ type: 'PartnerTierChanged', data: { partnerId: PARTNER_ID, from, to, source } });

export const partnerManagerAssigned = (from: string | null, to: string | null): PartnerEvent => ({
  type: 'PartnerManagerAssigned',
  data: { partnerId: PARTNER_ID, from, to },
});

/** Grace Hopper, who comes second. */
export const secondContactExample = (over: Partial<Contact> = {}): Contact =>
  contactExample({
    contactId: 'contact-2',
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@acme.example',
    ...over,
  });

export const contactAddedToPartner = (contact = secondContactExample()): PartnerEvent => ({
  type: 'ContactAddedToPartner',
  data: { partnerId: PARTNER_ID, contact },
});

export const contactUpdated = (contact: Contact): PartnerEvent => ({
  type: 'ContactUpdated',
  data: { partnerId: PARTNER_ID, contact },
});

export const primaryContactChanged = (from = 'contact-1', to = 'contact-2'): PartnerEvent => ({
  type: 'PrimaryContactChanged',
  data: { partnerId: PARTNER_ID, from, to },
});

export const contactRemoved = (contactId = 'contact-2'): PartnerEvent => ({
  type: 'ContactRemoved',
  data: { partnerId: PARTNER_ID, contactId },
});

export const partnerTagged = (tags: Partial<PartnerTags>): PartnerEvent => ({
  type: 'PartnerTagged',
  data: { partnerId: PARTNER_ID, tags: { services: [], products: [], regions: [], ...tags } },
});

export const partnerArchived = (reason: string | null = null): PartnerEvent => ({
  type: 'PartnerArchived',
  data: { partnerId: PARTNER_ID, reason },
});

export const partnerActivityRecorded = (
  over: Partial<DataOf<PartnerEvent, 'PartnerActivityRecorded'>> = {},
): PartnerEvent => ({
  type: 'PartnerActivityRecorded',
  data: {
    partnerId: PARTNER_ID,
    activityId: 'activity-1',
    kind: 'call',
    summary: 'Talked about the spring campaign',
    happenedAt: '2026-05-15T09:00:00.000Z',
    ...over,
  },
});

export const portalOnboardingStepCompleted = (step: string): PartnerEvent => ({
  type: 'PartnerPortalOnboardingStepCompleted',
  data: { partnerId: PARTNER_ID, userId: 'user-1', step },
});

export const portalOnboardingCompleted = (contactId: string | null = 'contact-1'): PartnerEvent => ({
  type: 'PartnerPortalOnboardingCompleted',
  data: { partnerId: PARTNER_ID, contactId, userId: 'user-1', completedAt: '2026-05-17T12:00:00.000Z' },
});
