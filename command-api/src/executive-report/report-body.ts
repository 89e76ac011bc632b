import {
  CalendarDate,
  DomainName,
  Id,
  line,
  PARTNER_TYPES,
  REPORT_TYPES,
  type ReportFilters,
  type ReportPeriod,
} from '@partneros/domain';
import { z } from 'zod';

const Filters = z.strictObject({
  partnerIds: z.array(Id).min(1).max(200).optional(),
  type: z.enum(PARTNER_TYPES).optional(),
  tier: line(60).optional(),
  stage: line(60).optional(),
  region: line(100).optional(),
});

/** What a report is asked for with; a name may be given by its other name as well. */
export const ReportBody = z
  .strictObject({
    organizationName: line(200).optional().describe('Default: the organization’s name.'),
    orgName: line(200).optional(),
    domain: DomainName.optional(),
    orgDomain: DomainName.optional(),
    reportType: z.enum(REPORT_TYPES),
    filters: Filters.optional().describe('Which partners it is about; default: all.'),
    filterFingerprint: line(200).optional().describe('Says which filters these are; default: made from them.'),
    fingerprint: line(200).optional(),
    from: CalendarDate.optional().describe('The first day it is about, in UTC.'),
    to: CalendarDate.optional().describe('The last one. Without both: the period that is usual for the type.'),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'give from and to together')
  .refine(({ from = '', to = '' }) => from <= to, 'from is after to')
  .transform(({ organizationName, orgName, domain, orgDomain, filterFingerprint, fingerprint, from, to, ...rest }) => ({
    ...rest,
    organizationName: organizationName ?? orgName,
    domain: domain ?? orgDomain ?? null,
    fingerprint: filterFingerprint ?? fingerprint,
    period: from !== undefined && to !== undefined ? { from, to } : undefined,
  }));

/** Filters and period in one text: the same for the same ones, in whatever order they were given. */
export const canonicalScope = (
  { partnerIds, type, tier, stage, region }: ReportFilters,
  period: ReportPeriod | undefined,
): string =>
  JSON.stringify([[...new Set(partnerIds)].sort(), type, tier, stage, region, period?.from, period?.to].map(orNull));

const orNull = (value: unknown): unknown => value ?? null;
