import { z } from 'zod';
import type { Aggregate } from '../kernel/aggregate.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { ReportFilters } from './executive-report.events.ts';
import type { ExecutiveReport } from './executive-report.state.ts';
import { SectionPayload } from './report-section.ts';
import { REPORT_TYPES } from './report-types.ts';

/** A report in a list. */
export const ExecutiveReportEntry = resourceSchema({
  reportType: z.enum(REPORT_TYPES),
  organizationName: z.string(),
  domain: z.string().nullable(),
  filters: ReportFilters,
  fingerprint: z.string(),
  from: z.string().describe('The first day it is about, in UTC.'),
  to: z.string().describe('The last one.'),
  sectionIds: z.array(z.string()).describe('In the order they are written.'),
  status: z.enum(['running', 'completed', 'failed']),
  sectionsDone: z.int(),
  errorMessage: z.string().nullable(),
  completedAt: z.string().nullable(),
});
export type ExecutiveReportEntry = z.output<typeof ExecutiveReportEntry>;

/** A report in an answer. */
export const ExecutiveReportResource = ExecutiveReportEntry.extend({
  sections: z
    .array(z.object({ sectionId: z.string(), ...SectionPayload.shape, model: z.string(), generatedAt: z.string() }))
    .describe('Those that are finished.'),
});
export type ExecutiveReportResource = z.output<typeof ExecutiveReportResource>;

/** A report as lists show it. */
export const executiveReportEntry = (
  organizationId: string,
  id: string,
  { state, version, createdAt, updatedAt }: Aggregate<ExecutiveReport>,
): ExecutiveReportEntry => {
  const { jobId: _job, facts: _facts, sections, attempts: _attempts, inHandUntil: _until, ...shown } = state;
  return { id, organizationId, ...shown, sectionsDone: sections.length, version, createdAt, updatedAt };
};

/** A report as callers see it. */
export const executiveReportResource = (
  organizationId: string,
  id: string,
  aggregate: Aggregate<ExecutiveReport>,
): ExecutiveReportResource => ({
  ...executiveReportEntry(organizationId, id, aggregate),
  sections: aggregate.state.sections.map(({ sectionId, payload, model, generatedAt }) => ({
    sectionId,
    ...payload,
    model,
    generatedAt,
  })),
});
