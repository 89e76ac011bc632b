import { z } from 'zod';
import { FIT_DIMENSION_KEYS } from './ai-insights.ts';

const text = (max: number) => z.string().max(max);
const score = z.int().min(0).max(100);

const Claim = z.strictObject({
  quote: text(400).describe('Words of the page, copied exactly.'),
  source: text(10).describe('The mark of the page, such as "P1".'),
});
const evidence = z.array(Claim).max(3);

const finding = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value: value.nullable(), evidence: Claim.nullable() });
const list = z.array(text(100)).max(12);

/** Something that a model says it found; `null`: it did not. */
export interface Finding<Value> {
  readonly value: Value | null;
  readonly evidence: z.output<typeof Claim> | null;
}

/** What a model says of a company. Nothing of it is taken as it is: see `judgeAnalysis`. */
export const ModelAnalysis = z.strictObject({
  profile: z.strictObject({
    industry: finding(text(100)),
    description: finding(text(1_000)).describe('What the company does, in two or three sentences.'),
    employees: finding(z.int().min(0).max(10_000_000)),
    companyRevenue: finding(text(100)).describe('A range, such as "$10M-$50M".'),
    regions: finding(list),
    languages: finding(list),
    services: finding(list),
  }),
  dimensions: z
    .array(z.strictObject({ key: z.enum(FIT_DIMENSION_KEYS), score, rationale: text(800), evidence }))
    .max(5),
  strengths: z.array(z.strictObject({ label: text(100), description: text(600), score, evidence })).max(6),
  risks: z.array(z.strictObject({ label: text(100), description: text(600), evidence })).max(6),
});
export type ModelAnalysis = Readonly<z.output<typeof ModelAnalysis>>;
