import type { DataOf } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { PartnerAnalysisEvent } from './partner-analysis.events.ts';
import type { PartnerAnalysis } from './partner-analysis.state.ts';

/** Asks what is known of a partner's company: served from the cache while that is good, otherwise to be found out. */
export interface AnalyzePartner {
  readonly type: 'AnalyzePartner';
  readonly data: DataOf<PartnerAnalysisEvent, 'PartnerAnalysisRequested'> & {
    readonly at: Timestamp;
    /** Also when the cache is good. */
    readonly force: boolean;
  };
}

export const analyzePartner = (
  { data: { at, force, ...requested } }: AnalyzePartner,
  analysis: PartnerAnalysis | undefined,
): readonly PartnerAnalysisEvent[] => {
  const completed = analysis?.completed ?? null;
  if (force || completed === null || completed.expiresAt <= at)
    return [{ type: 'PartnerAnalysisRequested', data: requested }];
  const { partnerAnalysisId, partnerId, requestId } = requested;
  const data = { partnerAnalysisId, partnerId, requestId, servedRequestId: completed.requestId };
  return [{ type: 'PartnerAnalysisServedFromCache', data }];
};
