import { readFileSync } from 'node:fs';
import { foldText, PARTNER_TYPES } from '@partneros/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A company of the public list, with a domain and a person that are made up. */
export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly sector: string;
  readonly business: string;
  readonly region: string;
  readonly symbol: string;
  readonly type: (typeof PARTNER_TYPES)[number];
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

const Row = z.object({
  Symbol: z.string().min(1),
  Security: z.string().min(1),
  'GICS Sector': z.string().min(1),
  'GICS Sub-Industry': z.string().min(1),
  'Headquarters Location': z.string().min(1),
});

/** The 503 companies of `companies.csv`, in its order. */
export const readCompanies = (): readonly Company[] => {
  const text = readFileSync(new URL('../../demo/companies.csv', import.meta.url), 'utf8');
  return z
    .array(Row)
    .parse(parse(text, { columns: true }))
    .map(companyOf);
};

const FIRST = ['Ada', 'Bela', 'Chen', 'Dara', 'Emre', 'Fatou', 'Gita', 'Hugo', 'Iris', 'Jan', 'Kofi', 'Lena', 'Mina'];
const LAST = ['Abara', 'Brandt', 'Costa', 'Duval', 'Eriksen', 'Fischer', 'Gupta', 'Haddad', 'Ivanov', 'Jansen', 'Kim'];

const companyOf = (row: z.output<typeof Row>, index: number): Company => {
  const firstName = FIRST[index % FIRST.length] ?? '';
  const lastName = LAST[index % LAST.length] ?? '';
  const domain = `${slugOf(row.Security)}.example`;
  return {
    name: row.Security,
    domain,
    sector: row['GICS Sector'],
    business: row['GICS Sub-Industry'],
    region: row['Headquarters Location'].split(',').at(-1)?.trim() ?? '',
    symbol: row.Symbol,
    type: PARTNER_TYPES[index % PARTNER_TYPES.length] ?? 'reseller',
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
  };
};

const slugOf = (name: string): string =>
  foldText(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** How the columns of `csvOf` are imported. */
export const IMPORT_MAPPING = {
  name: 'Company',
  domain: 'Website',
  industry: 'Sector',
  description: 'Business',
  regions: 'Region',
  externalId: 'Symbol',
  type: 'Kind',
  contactFirstName: 'First name',
  contactLastName: 'Last name',
  contactEmail: 'E-mail',
} as const;

/** Companies as a CSV file, with the header that `IMPORT_MAPPING` names. */
export const csvOf = (companies: readonly Company[]): string =>
  [
    Object.values(IMPORT_MAPPING),
    ...companies.map((one) => [
      one.name,
      one.domain,
      one.sector,
      one.business,
      one.region,
      one.symbol,
      one.type,
      one.firstName,
      one.lastName,
      one.email,
    ]),
  ]
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');
