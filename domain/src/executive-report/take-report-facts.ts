import type { DataOf } from '../kernel/decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import type { ExecutiveReport } from './executive-report.state.ts';

/** Keeps what a report rests on, once. */
export interface TakeReportFacts {
  readonly type: 'TakeReportFacts';
  readonly data: DataOf<ExecutiveReportEvent, 'ReportFactsTaken'>;
}

export const takeReportFacts = (
  { data }: TakeReportFacts,
  { status, facts }: ExecutiveReport,
): readonly ExecutiveReportEvent[] =>
  status === 'running' && facts === null ? [{ type: 'ReportFactsTaken', data }] : [];
