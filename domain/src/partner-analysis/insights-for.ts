import type { Recorded } from '../kernel/recorded.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import type { StrategyEvent } from '../strategy/strategy.events.ts';
import { evolveStrategy, type Strategy } from '../strategy/strategy.state.ts';
import type { AiInsights } from './ai-insights.ts';
import { insightsWithin } from './judge-analysis.ts';
import { ownRecordOf } from './own-record.ts';
import { ownFit } from './own-scores.ts';
import type { PartnerAnalysisEvent } from './partner-analysis.events.ts';

/** An analysis that came to an end. */
export type CompletedAnalysis = Recorded<Extract<PartnerAnalysisEvent, { readonly type: 'PartnerAnalysisCompleted' }>>;

/**
 * What an analysis says of a partner. Partners of one company share what was found out; each is scored from its own
 * record and the strategy as they stood when it was.
 */
export const insightsFor = (
  partnerId: string,
  { data: { insights, partnerId: analyzed, requestId } }: CompletedAnalysis,
  history: readonly Recorded<PartnerEvent>[],
  strategyHistory: readonly Recorded<StrategyEvent>[],
): AiInsights => {
  if (partnerId === analyzed) return insights;
  const scored = history.findLast(
    ({ type, data }) => type === 'PartnerScoresComputed' && 'requestId' in data && data.requestId === requestId,
  );
  const isBefore = ({ position }: Recorded): boolean => scored === undefined || position < scored.position;
  const own = ownRecordOf(history.filter(isBefore));
  const strategy = strategyHistory.filter(isBefore).reduce<Strategy | undefined>(evolveStrategy, undefined);
  return own === undefined ? insights : insightsWithin(insights, ownFit(own, strategy ?? { icp: null, ipp: null }));
};
