import type { DataOf } from '../kernel/decider.ts';
import type { AiInsights } from './ai-insights.ts';
import type { ModelAnalysis } from './model-analysis.ts';
import type { PartnerAnalysisEvent } from './partner-analysis.events.ts';

const REQUEST = { partnerAnalysisId: 'analysis-1', partnerId: 'partner-1', requestId: 'request-1' };

export const analysisRequested = (
  over: Partial<DataOf<PartnerAnalysisEvent, 'PartnerAnalysisRequested'>> = {},
): PartnerAnalysisEvent => ({
  type: 'PartnerAnalysisRequested',
  data: { ...REQUEST, cacheKey: 'domain:acme.example', basis: 'domain', ...over },
});

const insights = (): AiInsights => ({
  overallScore: 50,
  confidence: 'medium',
  basis: 'domain',
  dimensions: [],
  strengths: [],
  risks: [],
  model: 'simulator',
  analyzedAt: '2026-05-16T12:00:00.000Z',
  cacheExpiresAt: '2026-05-23T12:00:00.000Z',
});

/** Good until a week after 2026-05-16. */
export const analysisCompleted = (): PartnerAnalysisEvent => ({
  type: 'PartnerAnalysisCompleted',
  data: {
    ...REQUEST,
    cacheKey: 'domain:acme.example',
    inputHash: 'hash',
    model: 'simulator',
    cost: 30,
    found: { industry: 'Banking' },
    insights: insights(),
    expiresAt: '2026-05-23T12:00:00.000Z',
  },
});

export const analysisServedFromCache = (requestId: string): PartnerAnalysisEvent => ({
  type: 'PartnerAnalysisServedFromCache',
  data: { ...REQUEST, requestId, servedRequestId: 'request-1' },
});

export const analysisFailed = (): PartnerAnalysisEvent => ({
  type: 'PartnerAnalysisFailed',
  data: { ...REQUEST, message: 'The website cannot be reached.' },
});

const nothing = { value: null, evidence: null };

/** A model that says nothing. */
export const modelAnalysisExample = (over: Partial<ModelAnalysis> = {}): ModelAnalysis => ({
  profile: {
    industry: nothing,
    description: nothing,
    employees: nothing,
    companyRevenue: nothing,
    regions: nothing,
    languages: nothing,
    services: nothing,
  },
  dimensions: [],
  strengths: [],
  risks: [],
  ...over,
});
