import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { ExecutiveReportRejection } from './executive-report.rejections.ts';
import type { ExecutiveReport } from './executive-report.state.ts';

/** Asks for a report. */
export interface GenerateReport {
  readonly type: 'GenerateReport';
  readonly data: DataOf<ExecutiveReportEvent, 'ReportRequested'>;
}

export const generateReport = (
  { data }: GenerateReport,
  report: ExecutiveReport | undefined,
): Decision<ExecutiveReportEvent, ExecutiveReportRejection> =>
  report === undefined ? [{ type: 'ReportRequested', data }] : reject('report-already-exists');
