import { z } from 'zod';
import { CalendarDate, DomainName, EmailAddress, line, prose, WebAddress } from '../kernel/fields.ts';
import { PARTNER_CATEGORIES, PARTNER_STAGES, PARTNER_TYPES } from '../partner/partner.events.ts';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.string().toLowerCase().pipe(z.enum(values));

/** Several values in one cell, separated by semicolons. */
const several = z
  .string()
  .transform((cell) => [...new Set(cell.split(';').flatMap((part) => part.trim() || []))])
  .pipe(z.array(line(100)).max(100));

// Lists often hold an address where a domain is asked for.
const domain = z
  .string()
  .transform((cell) => cell.replace(/^https?:\/\//i, '').replace(/[/?#].*$/s, ''))
  .pipe(DomainName);

const count = z
  .string()
  .regex(/^\d+$|^\d{1,3}([,.' ]\d{3})+$/, 'expected a whole number')
  .transform((cell) => Number(cell.replace(/\D/g, '')))
  .pipe(z.int().max(100_000_000));

// Known stages in any case; an organization's own ones as they are written.
const stage = line(60).transform((cell) => PARTNER_STAGES.find((known) => known === cell.toLowerCase()) ?? cell);

/** What a column may be imported as, and how its cells are read. An empty cell says nothing. */
export const partnerImportCells = z.object({
  name: line(200),
  domain: domain.optional(),
  logoUrl: WebAddress.optional(),
  industry: line(100).optional(),
  description: prose(5_000).optional(),
  employees: count.optional(),
  companyRevenue: line(100).optional(),
  regions: several.optional(),
  languages: several.optional(),
  services: several.optional(),
  products: several.optional(),
  type: oneOf(PARTNER_TYPES).optional(),
  subtype: line(100).optional(),
  category: oneOf(PARTNER_CATEGORIES).optional(),
  contractRenewalDate: CalendarDate.optional(),
  externalId: line(200).optional(),
  stage: stage.optional(),
  tier: line(60).optional(),
  contactFirstName: line(100),
  contactLastName: line(100),
  contactEmail: EmailAddress,
  contactPhone: line(40).optional(),
  contactTitle: line(100).optional(),
});

/** The cells of one row, read. */
export type PartnerImportCells = Readonly<z.output<typeof partnerImportCells>>;

export const PartnerImportField = partnerImportCells.keyof();
/** A field of a partner that a column may be imported as. */
export type PartnerImportField = z.output<typeof PartnerImportField>;

/** Fields that every row needs. */
export const REQUIRED_IMPORT_FIELDS = [
  'name',
  'contactFirstName',
  'contactLastName',
  'contactEmail',
] as const satisfies readonly PartnerImportField[];

/** One row as it was read from the file, by field; without its empty cells. */
export type PartnerImportRecord = Readonly<Partial<Record<PartnerImportField, string>>>;
