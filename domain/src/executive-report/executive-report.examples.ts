import type { DataOf } from '../kernel/decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { SectionPayload } from './report-section.ts';

const REPORT = { reportId: 'report-1' };

/** A summary of two sections. */
export const reportRequested = (
  over: Partial<DataOf<ExecutiveReportEvent, 'ReportRequested'>> = {},
): ExecutiveReportEvent => ({
  type: 'ReportRequested',
  data: {
    ...REPORT,
    jobId: 'job-1',
    reportType: 'executive-summary',
    organizationName: 'Northwind',
    domain: 'northwind.example',
    filters: {},
    fingerprint: 'all',
    from: '2026-02-16',
    to: '2026-05-16',
    sectionIds: ['partners', 'summary'],
    ...over,
  },
});

const FACTS = [{ label: 'Partners', value: '12' }];

export const reportFactsTaken = (): ExecutiveReportEvent => ({
  type: 'ReportFactsTaken',
  data: {
    ...REPORT,
    sections: [
      { sectionId: 'partners', title: 'Partners', facts: FACTS },
      { sectionId: 'summary', title: 'In short', facts: FACTS },
    ],
    takenAt: '2026-05-16T12:00:01.000Z',
  },
});

export const sectionPayloadExample = (over: Partial<SectionPayload> = {}): SectionPayload => ({
  title: 'Partners',
  headline: 'There are 12 partners.',
  paragraphs: ['Of the 12 partners all are active.'],
  highlights: [],
  facts: FACTS,
  ...over,
});

export const reportSectionBegun = (sectionId = 'partners', attempt = 1): ExecutiveReportEvent => ({
  type: 'ReportSectionBegun',
  data: { ...REPORT, sectionId, attempt, until: '2026-05-16T12:04:00.000Z' },
});

export const reportSectionAttemptFailed = (interrupted = false, attempt = 1): ExecutiveReportEvent => ({
  type: 'ReportSectionAttemptFailed',
  data: { ...REPORT, sectionId: 'partners', attempt, message: 'The AI model stopped in the middle.', interrupted },
});

export const reportSectionCompleted = (sectionId = 'partners'): ExecutiveReportEvent => ({
  type: 'ReportSectionCompleted',
  data: {
    ...REPORT,
    sectionId,
    payload: sectionPayloadExample(),
    model: 'simulator',
    inputTokens: 200,
    outputTokens: 100,
    generatedAt: '2026-05-16T12:00:05.000Z',
  },
});

export const reportCompleted = (): ExecutiveReportEvent => ({
  type: 'ReportCompleted',
  data: { ...REPORT, completedAt: '2026-05-16T12:00:05.000Z' },
});

export const reportFailed = (): ExecutiveReportEvent => ({
  type: 'ReportFailed',
  data: { ...REPORT, errorMessage: 'The AI model stopped in the middle.', failedAt: '2026-05-16T12:01:00.000Z' },
});
