import { type Decider, reject } from '../kernel/decider.ts';
import { type AnalyzePartner, analyzePartner } from './analyze-partner.ts';
import { endAnalysis, type FailAnalysis, type RecordAnalysis } from './end-analysis.ts';
import { type PartnerAnalysisEvent, partnerAnalysisEvents } from './partner-analysis.events.ts';
import type { PartnerAnalysisRejection } from './partner-analysis.rejections.ts';
import { evolvePartnerAnalysis, type PartnerAnalysis } from './partner-analysis.state.ts';

export type PartnerAnalysisCommand = AnalyzePartner | RecordAnalysis | FailAnalysis;

/** What an organization has found out of one company. */
export const partnerAnalysis: Decider<
  PartnerAnalysis,
  PartnerAnalysisCommand,
  PartnerAnalysisEvent,
  PartnerAnalysisRejection
> = {
  category: 'partnerAnalysis',
  events: partnerAnalysisEvents,
  evolve: evolvePartnerAnalysis,
  decide: (command, analysis) => {
    if (command.type === 'AnalyzePartner') return analyzePartner(command, analysis);
    return analysis === undefined ? reject('analysis-not-requested') : endAnalysis(command);
  },
};
