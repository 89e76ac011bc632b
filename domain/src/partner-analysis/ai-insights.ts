import { z } from 'zod';
import { Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What a partner's fit is looked at by. */
export const FIT_DIMENSIONS = {
  market_fit: 'Market fit',
  technical_fit: 'Technical fit',
  geographic_fit: 'Geographic fit',
  capability_fit: 'Capability fit',
  strategic_fit: 'Strategic fit',
} as const;
export type FitDimension = keyof typeof FIT_DIMENSIONS;

/** In the order they are shown. */
export const FIT_DIMENSION_KEYS = Object.keys(FIT_DIMENSIONS) as [FitDimension, ...FitDimension[]];

const text = (max: number) => notPersonal(z.string().max(max));
const score = z.int().min(0).max(100);

/** Words that really stand on a page. */
export const Evidence = z.strictObject({ quote: text(400), url: text(2_000) });
export type Evidence = Readonly<z.output<typeof Evidence>>;

/** How well a partner fits, and what speaks for it. */
export const AiInsights = z.strictObject({
  overallScore: score,
  confidence: z.enum(['high', 'medium', 'low']),
  basis: z.enum(['domain', 'company_name']),
  dimensions: z.array(
    z.strictObject({
      key: z.enum(FIT_DIMENSION_KEYS),
      label: text(60),
      score,
      rationale: text(800),
      evidence: z.array(Evidence),
    }),
  ),
  strengths: z.array(z.strictObject({ label: text(100), description: text(600), score, evidence: z.array(Evidence) })),
  risks: z.array(z.strictObject({ label: text(100), description: text(600), evidence: z.array(Evidence) })),
  model: text(200),
  analyzedAt: Instant,
  cacheExpiresAt: Instant,
});
export type AiInsights = Readonly<z.output<typeof AiInsights>>;

/** Insights in an answer: `cached` says whether they were there already. */
export const AiInsightsAnswer = AiInsights.extend({ cached: z.boolean() });
