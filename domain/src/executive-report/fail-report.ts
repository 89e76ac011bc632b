import type { DataOf } from '../kernel/decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { ExecutiveReport } from './executive-report.state.ts';

/** Gives a report up. Its finished sections stay readable. */
export interface FailReport {
  readonly type: 'FailReport';
  readonly data: DataOf<ExecutiveReportEvent, 'ReportFailed'>;
}

export const failReport = ({ data }: FailReport, { status }: ExecutiveReport): readonly ExecutiveReportEvent[] =>
  status === 'running' ? [{ type: 'ReportFailed', data }] : [];
