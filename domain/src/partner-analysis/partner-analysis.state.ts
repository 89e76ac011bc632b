import { type DataOf, evolution } from '../kernel/decider.ts';
import type { PartnerAnalysisEvent } from './partner-analysis.events.ts';

/** What is known of a company. */
export interface PartnerAnalysis {
  /** The newest analysis that came to an end; `null`: none did. */
  readonly completed: DataOf<PartnerAnalysisEvent, 'PartnerAnalysisCompleted'> | null;
}

export const evolvePartnerAnalysis = evolution<PartnerAnalysis, PartnerAnalysisEvent, 'PartnerAnalysisRequested'>(
  { PartnerAnalysisRequested: (_data, analysis) => analysis ?? { completed: null } },
  {
    PartnerAnalysisCompleted: (_analysis, completed) => ({ completed }),
    PartnerAnalysisServedFromCache: (analysis) => analysis,
    PartnerAnalysisFailed: (analysis) => analysis,
  },
);
