import type { Reserve } from '../reservation/execute-reserving.ts';
import type { ExecutiveReport } from './executive-report.state.ts';

/** While a report of a type is under way for a fingerprint, there is no other. */
export const runningReport = ({
  reportType,
  fingerprint,
}: Pick<ExecutiveReport, 'reportType' | 'fingerprint'>): Reserve<ExecutiveReport> => ({
  kind: 'running-report',
  key: `${reportType}/${fingerprint}`,
  holds: ({ status }) => status === 'running',
});
