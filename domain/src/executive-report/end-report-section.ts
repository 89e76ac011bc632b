import type { DataOf } from '../kernel/decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import { type ExecutiveReport, nextSection } from './executive-report.state.ts';

/** Gives up one attempt at a section; quiet when it was overtaken. */
export interface FailReportSectionAttempt {
  readonly type: 'FailReportSectionAttempt';
  readonly data: DataOf<ExecutiveReportEvent, 'ReportSectionAttemptFailed'>;
}

/** Keeps a section that is written; with the last one the report is complete. What is finished already stays as it is. */
export interface CompleteReportSection {
  readonly type: 'CompleteReportSection';
  readonly data: DataOf<ExecutiveReportEvent, 'ReportSectionCompleted'>;
}

export const failReportSectionAttempt = (
  { data }: FailReportSectionAttempt,
  report: ExecutiveReport,
): readonly ExecutiveReportEvent[] =>
  isNext(report, data.sectionId) && report.inHandUntil !== null && report.attempts === data.attempt
    ? [{ type: 'ReportSectionAttemptFailed', data }]
    : [];

export const completeReportSection = (
  { data }: CompleteReportSection,
  report: ExecutiveReport,
): readonly ExecutiveReportEvent[] => {
  if (!isNext(report, data.sectionId)) return [];
  const isLast = report.sections.length + 1 === report.facts?.length;
  const { reportId, generatedAt } = data;
  return [
    { type: 'ReportSectionCompleted', data },
    ...(isLast ? ([{ type: 'ReportCompleted', data: { reportId, completedAt: generatedAt } }] as const) : []),
  ];
};

const isNext = (report: ExecutiveReport, sectionId: string): boolean =>
  report.status === 'running' && nextSection(report)?.sectionId === sectionId;
