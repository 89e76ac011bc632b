import type { DataOf } from '../kernel/decider.ts';
import type { CreatePartner } from './create-partner.ts';
import type { Contact, PartnerEvent, PartnerProfile } from './partner.events.ts';

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

export const partnerStageChanged = (from: string, to: string): PartnerEvent => ({
  type: 'PartnerStageChanged',
  data: { partnerId: PARTNER_ID, from, to },
});

export const partnerArchived = (): PartnerEvent => ({
  type: 'PartnerArchived',
  data: { partnerId: PARTNER_ID, reason: null },
});
