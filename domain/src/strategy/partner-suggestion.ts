import { z } from 'zod';
import { notPersonal } from '../kernel/personal.ts';
import { KnowledgeSource } from './partner-type-result.ts';

const text = notPersonal(z.string().max(800));

/** A kind of partner that would help to win one prospect. */
export const PartnerSuggestion = z.strictObject({
  partnerType: text,
  companyName: text.nullable().describe('A company that the knowledge base names; `null` when it names none.'),
  rationale: text,
  matchedPainPoints: z.array(text).max(12).describe('Of those that were given.'),
  score: z.int().min(0).max(100),
  sources: z.array(KnowledgeSource).max(12),
});
export type PartnerSuggestion = Readonly<z.output<typeof PartnerSuggestion>>;
