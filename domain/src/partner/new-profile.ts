import { defined, type Partially } from '../kernel/defined.ts';
import type { PartnerProfile } from './partner.events.ts';

const UNKNOWN: Omit<PartnerProfile, 'name'> = {
  domain: null,
  logoUrl: null,
  industry: null,
  description: null,
  employees: null,
  companyRevenue: null,
  regions: [],
  languages: [],
  services: [],
  products: [],
  type: 'reseller',
  subtype: null,
  category: null,
  contractRenewalDate: null,
  externalId: null,
};

/** The profile of a new partner: what is given, and unknown for the rest. The type defaults to `reseller`. */
export const newProfile = ({
  name,
  ...known
}: { readonly name: string } & Partially<PartnerProfile>): PartnerProfile => ({
  ...UNKNOWN,
  ...defined<PartnerProfile>(known),
  name,
});
