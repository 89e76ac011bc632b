import { line } from '@partneros/domain';
import { z } from 'zod';

/** A company by name or domain; `domain` is another name of `company`. */
export const CompanyBody = z
  .strictObject({ company: line(200).optional(), domain: line(200).optional() })
  .refine(({ company, domain }) => (company === undefined) !== (domain === undefined), 'give company')
  .transform(({ company, domain }) => ({ company: company ?? domain ?? '' }));

/** What two ways to write one company have in common: `https://www.Acme.com/` is `acme.com`. */
export const normalizedCompany = (company: string): string =>
  company
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
    .replace(/\s+/g, ' ');
