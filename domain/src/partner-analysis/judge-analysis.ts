import { addMillis, DAY, type Timestamp } from '../kernel/time.ts';
import type { Partner } from '../partner/partner.state.ts';
import type { WebPage } from '../ports/websites.ts';
import {
  type AiInsights,
  type Evidence,
  FIT_DIMENSION_KEYS,
  FIT_DIMENSIONS,
  type FitDimension,
} from './ai-insights.ts';
import { type ClaimedEvidence, evidenceIn } from './evidence-in.ts';
import type { Finding, ModelAnalysis } from './model-analysis.ts';
import type { FoundProfile } from './partner-analysis.events.ts';
import { plainWords } from './plain-words.ts';

/** How long an analysis is good for. */
export const ANALYSIS_GOOD_FOR_MS = 7 * DAY;

/** How far a model may move a score of ours, with evidence. */
export const MOST_SHIFT = 15;

/** What a model said, and what it is held against. */
export interface AnalysisToJudge {
  readonly said: ModelAnalysis;
  /** None: there is no domain, and the name was all there was. */
  readonly pages: readonly WebPage[];
  readonly partner: Pick<Partner, keyof FoundProfile & keyof Partner>;
  readonly own: Readonly<Record<FitDimension, number>>;
  readonly hasStrategy: boolean;
  readonly model: string;
  readonly now: Timestamp;
}

/**
 * What is kept of an analysis. A score is ours, moved by at most 15 points, and only by words that really stand on a page;
 * a finding without such words is dropped. By the name alone nothing can be checked: then scores are ours, what is found
 * fills in blanks, and confidence is low.
 */
export const judgeAnalysis = ({
  said,
  pages,
  partner,
  own,
  hasStrategy,
  model,
  now,
}: AnalysisToJudge): { readonly found: FoundProfile; readonly insights: AiInsights } => {
  const isNamed = pages.length === 0;
  const proven = (evidence: readonly ClaimedEvidence[]) => [...evidenceIn(evidence, pages)];
  const dimensions = FIT_DIMENSION_KEYS.map((key) => {
    const claim = said.dimensions.find((dimension) => dimension.key === key);
    const evidence = proven(claim?.evidence ?? []);
    const score = scoreBy(evidence, own[key], claim?.score);
    const rationale = plainWords(claim?.rationale ?? '');
    return { key, label: FIT_DIMENSIONS[key], score, rationale, evidence };
  });
  const overallScore = meanOf(dimensions);
  const kept = <
    Claim extends {
      readonly label: string;
      readonly description: string;
      readonly evidence: readonly ClaimedEvidence[];
    },
  >(
    claims: readonly Claim[],
  ) =>
    claims.flatMap(({ label, description, evidence, ...rest }) => {
      const shown = { label: plainWords(label), description: plainWords(description), evidence: proven(evidence) };
      const isProven = isNamed || shown.evidence.length > 0;
      return isProven && shown.label !== '' ? [{ ...rest, ...shown }] : [];
    });
  return {
    found: foundOf(said, pages, partner),
    insights: {
      overallScore,
      confidence: isNamed ? 'low' : hasStrategy && pages.length > 2 ? 'high' : 'medium',
      basis: isNamed ? 'company_name' : 'domain',
      dimensions,
      strengths: kept(said.strengths).map(({ label, description, score, evidence }) => ({
        label,
        description,
        score: near(overallScore, score),
        evidence,
      })),
      risks: kept(said.risks).map(({ label, description, evidence }) => ({ label, description, evidence })),
      model,
      analyzedAt: now,
      cacheExpiresAt: addMillis(now, ANALYSIS_GOOD_FOR_MS),
    },
  };
};

/**
 * What was found out of a company, for another partner that is the same company: each score within the bounds of that
 * partner's own.
 */
export const insightsWithin = (insights: AiInsights, own: Readonly<Record<FitDimension, number>>): AiInsights => {
  const dimensions = insights.dimensions.map((dimension) => ({
    ...dimension,
    score: scoreBy(dimension.evidence, own[dimension.key], dimension.score),
  }));
  const overallScore = meanOf(dimensions);
  const strengths = insights.strengths.map((strength) => ({ ...strength, score: near(overallScore, strength.score) }));
  return { ...insights, overallScore, dimensions, strengths };
};

const meanOf = (dimensions: readonly { readonly score: number }[]): number =>
  Math.round(dimensions.reduce((sum, { score }) => sum + score, 0) / Math.max(1, dimensions.length));

const scoreBy = (evidence: readonly Evidence[], ours: number, theirs: number | undefined): number =>
  theirs === undefined || evidence.length === 0 ? ours : near(ours, theirs);

const near = (ours: number, theirs: number): number =>
  Math.min(100, Math.max(0, Math.min(ours + MOST_SHIFT, Math.max(ours - MOST_SHIFT, theirs))));

const foundOf = (
  { profile }: ModelAnalysis,
  pages: readonly WebPage[],
  partner: AnalysisToJudge['partner'],
): FoundProfile => {
  const holds = <Value>({ value, evidence }: Finding<Value>, known: unknown): Value | undefined => {
    if (value === null) return undefined;
    if (pages.length === 0) return isBlank(known) ? value : undefined;
    return evidenceIn(evidence === null ? [] : [evidence], pages).length > 0 ? value : undefined;
  };
  const words = (text: string | undefined) => (text === undefined ? undefined : plainWords(text) || undefined);
  const list = (finding: Finding<readonly string[]>, known: unknown): string[] | undefined => {
    const values = holds(finding, known)
      ?.map(plainWords)
      .filter((value) => value !== '');
    return values === undefined || values.length === 0 ? undefined : [...new Set(values)];
  };
  return withoutBlanks({
    industry: words(holds(profile.industry, partner.industry)),
    description: words(holds(profile.description, partner.description)),
    employees: holds(profile.employees, partner.employees),
    companyRevenue: words(holds(profile.companyRevenue, partner.companyRevenue)),
    regions: list(profile.regions, partner.regions),
    languages: list(profile.languages, partner.languages),
    services: list(profile.services, partner.services),
  });
};

const isBlank = (known: unknown): boolean => known === null || (Array.isArray(known) && known.length === 0);

const withoutBlanks = (found: { readonly [Key in keyof FoundProfile]: FoundProfile[Key] | undefined }): FoundProfile =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as FoundProfile;
