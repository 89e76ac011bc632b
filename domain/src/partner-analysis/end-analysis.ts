import type { DataOf } from '../kernel/decider.ts';
import type { PartnerAnalysisEvent } from './partner-analysis.events.ts';

/** Keeps what an analysis has found out; it takes the place of the one before. */
export interface RecordAnalysis {
  readonly type: 'RecordAnalysis';
  readonly data: DataOf<PartnerAnalysisEvent, 'PartnerAnalysisCompleted'>;
}

/** Notes that an analysis came to nothing. What was known stays known. */
export interface FailAnalysis {
  readonly type: 'FailAnalysis';
  readonly data: DataOf<PartnerAnalysisEvent, 'PartnerAnalysisFailed'>;
}

export const endAnalysis = (command: RecordAnalysis | FailAnalysis): readonly PartnerAnalysisEvent[] =>
  command.type === 'RecordAnalysis'
    ? [{ type: 'PartnerAnalysisCompleted', data: command.data }]
    : [{ type: 'PartnerAnalysisFailed', data: command.data }];
