import {
  AiInsightsAnswer,
  type CompletedAnalysis,
  Id,
  insightsFor,
  type PartnerAnalysisEvent,
  type PartnerEvent,
  partner,
  partnerAnalysis,
  type Recorded,
  STRATEGY_ID,
  type StrategyEvent,
  strategy,
  streamOf,
} from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { detailQuery, recordedBy } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getPartnerInsightsRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/insights',
  tag: 'Partners',
  summary: 'Why a partner fits, as last analyzed, now or as of any moment',
  access: 'ai:read',
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(detailQuery),
  answers: {
    status: 200,
    body: z.object({ aiInsights: AiInsightsAnswer.nullable().describe('`null`: it was not analyzed yet.') }),
  },
  // From its own streams: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { partnerId }, query: { atLeast, asOf } }, { store, feed }) => {
    await checkRecorded(feed, atLeast);
    const events = (await store.read(
      streamOf(partner.category, organizationId, partnerId),
    )) as readonly Recorded<PartnerEvent>[];
    const known = asOf === undefined ? events : events.filter(recordedBy(asOf));
    if (known.length === 0) return problem(404, 'not_found', 'Partner not found.');
    const scored = known.findLast(({ type }) => type === 'PartnerScoresComputed');
    if (scored?.type !== 'PartnerScoresComputed') return { body: { aiInsights: null } };
    const { partnerAnalysisId, requestId } = scored.data;
    const found = (await store.read(
      streamOf(partnerAnalysis.category, organizationId, partnerAnalysisId),
    )) as readonly Recorded<PartnerAnalysisEvent>[];
    const analysis = found.find(
      (event): event is CompletedAnalysis =>
        event.type === 'PartnerAnalysisCompleted' && event.data.requestId === requestId,
    );
    if (analysis === undefined) return { body: { aiInsights: null } };
    const strategies = await store.read(streamOf(strategy.category, organizationId, STRATEGY_ID));
    const insights = insightsFor(partnerId, analysis, known, strategies as readonly Recorded<StrategyEvent>[]);
    return { body: { aiInsights: { ...insights, cached: true } } };
  },
});
