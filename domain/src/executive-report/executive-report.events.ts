import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { SectionFacts, SectionPayload } from './report-section.ts';
import { REPORT_TYPES } from './report-types.ts';

const text = notPersonal(z.string());
const report = { reportId: Id };
const section = { ...report, sectionId: Id };
const attempt = { attempt: z.int().min(1) };

/** Which partners a report is about; what is left out does not narrow it. */
export const ReportFilters = z.strictObject({
  partnerIds: z.array(Id).max(200).optional(),
  type: text.optional(),
  tier: text.optional(),
  stage: text.optional(),
  region: text.optional(),
});
export type ReportFilters = Readonly<z.output<typeof ReportFilters>>;

/** The stored format of a report: never edited, only lifted by upcasts. What a model came up with is kept as it was. */
export const executiveReportEvents = {
  ReportRequested: z.strictObject({
    ...report,
    jobId: Id,
    reportType: z.enum(REPORT_TYPES),
    organizationName: text,
    domain: text.nullable(),
    filters: ReportFilters,
    fingerprint: text,
    from: CalendarDate,
    to: CalendarDate,
    sectionIds: z.array(Id).min(1),
  }),
  /** What all sections rest on: a section that is written later, or again, is written from the same. */
  ReportFactsTaken: z.strictObject({ ...report, sections: z.array(SectionFacts), takenAt: Instant }),
  /** Whoever begins has the section to himself until `until`. */
  ReportSectionBegun: z.strictObject({ ...section, ...attempt, until: Instant }),
  /** `interrupted`: through no fault of its own; it does not count. */
  ReportSectionAttemptFailed: z.strictObject({ ...section, ...attempt, message: text, interrupted: z.boolean() }),
  ReportSectionCompleted: z.strictObject({
    ...section,
    payload: SectionPayload,
    model: text,
    inputTokens: z.int().min(0),
    outputTokens: z.int().min(0),
    generatedAt: Instant,
  }),
  ReportCompleted: z.strictObject({ ...report, completedAt: Instant }),
  ReportFailed: z.strictObject({ ...report, errorMessage: text, failedAt: Instant }),
};

export type ExecutiveReportEvent = EventOf<typeof executiveReportEvents>;
