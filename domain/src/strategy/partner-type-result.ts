import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = notPersonal(z.string().max(800));

/** Where in the knowledge base something comes from. */
export const KnowledgeSource = z.strictObject({
  documentId: Id,
  title: text,
  pages: z.array(z.int().min(1)).max(12).describe('Pages of a PDF; none: the document has none.'),
});
export type KnowledgeSource = Readonly<z.output<typeof KnowledgeSource>>;

/** What kinds of partners there are. */
export const PARTNER_TYPE_CATEGORIES = ['solutions', 'technology', 'reseller', 'referral'] as const;

/** A partner type worth having, of those that were looked at. */
export const ScoredPartnerType = z.strictObject({
  type: text.describe('Such as "Cloud consultancies".'),
  category: z.enum(PARTNER_TYPE_CATEGORIES),
  score: z.int().min(0).max(100).describe('How well it fits, 0 to 100.'),
  rationale: text,
  valueProposition: text.describe('What the partner gains.'),
  exampleCompanies: z.array(text).max(6),
  sources: z.array(KnowledgeSource).max(12).describe('Documents of the knowledge base that it rests on.'),
});

/** Partner types, the best first. */
export const PartnerTypeResult = z.strictObject({ partnerTypes: z.array(ScoredPartnerType).max(12) });
export type PartnerTypeResult = Readonly<z.output<typeof PartnerTypeResult>>;
