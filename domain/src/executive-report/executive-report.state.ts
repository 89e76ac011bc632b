import { type DataOf, evolution } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { SectionFacts, SectionPayload } from './report-section.ts';

/** A section that is finished. */
export interface WrittenSection {
  readonly sectionId: string;
  readonly payload: SectionPayload;
  readonly model: string;
  readonly generatedAt: Timestamp;
}

/** A report, finished or on its way. */
export interface ExecutiveReport extends Omit<DataOf<ExecutiveReportEvent, 'ReportRequested'>, 'reportId'> {
  readonly status: 'running' | 'completed' | 'failed';
  /** `null` until they are taken. */
  readonly facts: readonly SectionFacts[] | null;
  readonly sections: readonly WrittenSection[];
  /** How often the section that is next was begun in earnest. */
  readonly attempts: number;
  /** Who writes has it until then; `null`: nobody does. */
  readonly inHandUntil: Timestamp | null;
  readonly errorMessage: string | null;
  readonly completedAt: string | null;
}

export const evolveExecutiveReport = evolution<ExecutiveReport, ExecutiveReportEvent, 'ReportRequested'>(
  {
    ReportRequested: ({ reportId: _id, ...requested }) => ({
      ...requested,
      status: 'running',
      facts: null,
      sections: [],
      attempts: 0,
      inHandUntil: null,
      errorMessage: null,
      completedAt: null,
    }),
  },
  {
    ReportFactsTaken: (report, { sections }) => ({ ...report, facts: sections }),
    ReportSectionBegun: (report, { attempt, until }) => ({ ...report, attempts: attempt, inHandUntil: until }),
    ReportSectionAttemptFailed: (report, { interrupted }) => ({
      ...report,
      attempts: interrupted ? report.attempts - 1 : report.attempts,
      inHandUntil: null,
    }),
    ReportSectionCompleted: (report, { sectionId, payload, model, generatedAt }) => ({
      ...report,
      sections: [...report.sections, { sectionId, payload, model, generatedAt }],
      attempts: 0,
      inHandUntil: null,
    }),
    ReportCompleted: (report, { completedAt }) => ({ ...report, status: 'completed', completedAt }),
    ReportFailed: (report, { errorMessage }) => ({ ...report, status: 'failed', errorMessage, inHandUntil: null }),
  },
);

/** The section to be written next; `undefined` once all are. */
export const nextSection = ({
  facts,
  sections,
}: Pick<ExecutiveReport, 'facts' | 'sections'>): SectionFacts | undefined =>
  facts?.find(({ sectionId }) => !sections.some((written) => written.sectionId === sectionId));
