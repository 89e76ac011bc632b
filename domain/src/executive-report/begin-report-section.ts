import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { ExecutiveReportRejection } from './executive-report.rejections.ts';
import { type ExecutiveReport, nextSection } from './executive-report.state.ts';

/** Takes the next section in hand, so that nobody else pays for it too. */
export interface BeginReportSection {
  readonly type: 'BeginReportSection';
  readonly data: {
    readonly reportId: string;
    readonly sectionId: string;
    readonly at: Timestamp;
    readonly until: Timestamp;
    /** Whoever had it has ended: there is nobody else who could. */
    readonly takeOver: boolean;
  };
}

export const beginReportSection = (
  { data: { reportId, sectionId, at, until, takeOver } }: BeginReportSection,
  report: ExecutiveReport,
): Decision<ExecutiveReportEvent, ExecutiveReportRejection> => {
  if (report.status !== 'running' || nextSection(report)?.sectionId !== sectionId)
    return reject('report-section-not-next');
  if (!takeOver && report.inHandUntil !== null && report.inHandUntil > at) return reject('report-section-in-hand');
  return [{ type: 'ReportSectionBegun', data: { reportId, sectionId, attempt: report.attempts + 1, until } }];
};
