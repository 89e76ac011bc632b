import type { PartnerImportField } from '../partner-import/partner-import.fields.ts';

/** What an answer may become of a partner; read as an import reads its cells. Tier and stage are not an applicant's to say. */
export const PARTNER_FIELDS = [
  'name',
  'domain',
  'industry',
  'description',
  'employees',
  'companyRevenue',
  'regions',
  'languages',
  'services',
  'products',
  'type',
  'contactFirstName',
  'contactLastName',
  'contactEmail',
  'contactPhone',
  'contactTitle',
] as const satisfies readonly PartnerImportField[];
export type PartnerField = (typeof PARTNER_FIELDS)[number];
