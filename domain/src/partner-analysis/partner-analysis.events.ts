import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { AiInsights } from './ai-insights.ts';

const text = notPersonal(z.string());
const texts = z.array(text);
const request = { partnerAnalysisId: Id, partnerId: Id, requestId: Id };

/** What an analysis has found out of a company; what is left out it did not find. */
export const FoundProfile = z.strictObject({
  industry: text.optional(),
  description: text.optional(),
  employees: z.int().min(0).optional(),
  companyRevenue: text.optional(),
  regions: texts.optional(),
  languages: texts.optional(),
  services: texts.optional(),
});
export type FoundProfile = Readonly<z.output<typeof FoundProfile>>;

/**
 * The stored format of what was found out of one company, for one organization: never edited, only lifted by upcasts. The
 * stream is named by the company's domain or name, and is the cache.
 */
export const partnerAnalysisEvents = {
  PartnerAnalysisRequested: z.strictObject({ ...request, cacheKey: text, basis: AiInsights.shape.basis }),
  PartnerAnalysisCompleted: z.strictObject({
    ...request,
    cacheKey: text,
    /** A fingerprint of everything the model was told. */
    inputHash: text,
    model: text,
    /** In micro-cents. */
    cost: z.int().min(0),
    found: FoundProfile,
    insights: AiInsights,
    expiresAt: Instant,
  }),
  PartnerAnalysisServedFromCache: z.strictObject({ ...request, servedRequestId: Id }),
  PartnerAnalysisFailed: z.strictObject({ ...request, message: text }),
};

export type PartnerAnalysisEvent = EventOf<typeof partnerAnalysisEvents>;
