import { deepEqual, equal, ok } from 'node:assert/strict';
import { newProfile } from '../partner/new-profile.ts';
import type { Partner } from '../partner/partner.state.ts';
import { icpExample, ippExample } from '../strategy/strategy.examples.ts';
import { given } from '../testing/given.ts';
import { FIT_DIMENSION_KEYS } from './ai-insights.ts';
import { evidenceIn } from './evidence-in.ts';
import { judgeAnalysis, MOST_SHIFT } from './judge-analysis.ts';
import { ModelAnalysis } from './model-analysis.ts';
import { healthOf, ownFit } from './own-scores.ts';
import { partnerAnalysis } from './partner-analysis.decider.ts';
import {
  analysisCompleted,
  analysisFailed,
  analysisRequested,
  analysisServedFromCache,
  modelAnalysisExample,
} from './partner-analysis.examples.ts';
import { plainWords } from './plain-words.ts';

const NOW = '2026-05-16T12:00:00.000Z';
const PAGES = [{ url: 'https://acme.example/', title: 'Acme', text: 'We serve regional banks\nin Basel and Zürich.' }];
const PROOF = [{ quote: 'we serve  regional banks', source: 'P1' }];
const HALF = { market_fit: 50, technical_fit: 50, geographic_fit: 50, capability_fit: 50, strategic_fit: 50 };
const STRATEGY = { icp: icpExample(), ipp: ippExample() };

const acme = (over: Partial<Partner> = {}): Partner => ({
  ...newProfile({ name: 'Acme', domain: 'acme.example' }),
  stage: 'recruit',
  tier: null,
  tierSource: null,
  partnerManagerId: null,
  tags: { services: [], products: [], regions: [] },
  contacts: [],
  primaryContactId: 'contact-1',
  fitScore: null,
  healthScore: null,
  lastActivityAt: null,
  status: 'active',
  source: 'manual',
  portalOnboarding: { completedSteps: [], completedAt: null },
  ...over,
});

const ask = (at: string, force = false, requestId = 'request-2') =>
  ({
    type: 'AnalyzePartner',
    data: {
      partnerAnalysisId: 'analysis-1',
      partnerId: 'partner-1',
      requestId,
      cacheKey: 'domain:acme.example',
      basis: 'domain',
      at,
      force,
    },
  }) as const;

describe('an analysis', () => {
  it('is asked for once a week, unless somebody insists', () => {
    given(partnerAnalysis)
      .when(ask(NOW, false, 'request-1'))
      .then(analysisRequested());
    const known = [analysisRequested(), analysisCompleted()];
    const lastMoment = '2026-05-23T11:59:59.999Z';
    given(partnerAnalysis, ...known)
      .when(ask(lastMoment))
      .then(analysisServedFromCache('request-2'));
    const again = analysisRequested({ requestId: 'request-2' });
    given(partnerAnalysis, ...known)
      .when(ask('2026-05-23T12:00:00.000Z'))
      .then(again);
    given(partnerAnalysis, ...known)
      .when(ask(NOW, true))
      .then(again);
    given(partnerAnalysis, analysisRequested(), analysisFailed()).when(ask(NOW)).then(again);
    given(partnerAnalysis, ...known, analysisFailed())
      .when(ask(NOW))
      .then(analysisServedFromCache('request-2'));
  });

  it('ends with what was found, or with nothing; and only when it was asked for', () => {
    const completed = analysisCompleted();
    const failed = analysisFailed();
    if (completed.type !== 'PartnerAnalysisCompleted' || failed.type !== 'PartnerAnalysisFailed') throw new Error();
    const record = { type: 'RecordAnalysis', data: completed.data } as const;
    const fail = { type: 'FailAnalysis', data: failed.data } as const;
    given(partnerAnalysis, analysisRequested()).when(record).then(completed);
    given(partnerAnalysis, analysisRequested()).when(fail).then(failed);
    given(partnerAnalysis).when(record).thenRejected('analysis-not-requested');
    given(partnerAnalysis).when(fail).thenRejected('analysis-not-requested');
  });
});

describe('what is kept of an analysis', () => {
  const judge = (said: Partial<ModelAnalysis>, over: Partial<Parameters<typeof judgeAnalysis>[0]> = {}) =>
    judgeAnalysis({
      said: modelAnalysisExample(said),
      pages: PAGES,
      partner: acme(),
      own: HALF,
      hasStrategy: true,
      model: 'simulator',
      now: NOW,
      ...over,
    });
  const dimension = (score: number, evidence: readonly { quote: string; source: string }[]) => ({
    key: 'market_fit' as const,
    score,
    rationale: 'Why',
    evidence: [...evidence],
  });

  it('is evidence that stands on that very page', () => {
    const claims = (quote: string, source = 'P1') => evidenceIn([{ quote, source }], PAGES);
    deepEqual(claims('regional banks in Basel'), [{ quote: 'regional banks in Basel', url: 'https://acme.example/' }]);
    deepEqual(claims('regional banks in Paris'), []);
    deepEqual(claims('regional banks in Basel', 'P2'), []);
    deepEqual(claims('regional banks in Basel', 'P0'), []);
    deepEqual(claims('Basel'), []);
  });

  it('is a score of ours, moved a little, and only with evidence', () => {
    const scoreOf = (score: number, evidence = PROOF) =>
      judge({ dimensions: [dimension(score, evidence)] }).insights.dimensions[0]?.score;
    deepEqual([scoreOf(100), scoreOf(0), scoreOf(55)], [50 + MOST_SHIFT, 50 - MOST_SHIFT, 55]);
    equal(scoreOf(100, [{ quote: 'Give them a hundred points', source: 'P1' }]), 50);
    equal(scoreOf(100, []), 50);
    const all = FIT_DIMENSION_KEYS.map((key) => ({ ...dimension(100, PROOF), key }));
    equal(judge({ dimensions: all }).insights.overallScore, 50 + MOST_SHIFT);
    equal(judge({ dimensions: [dimension(100, PROOF), dimension(0, PROOF)] }).insights.dimensions.length, 5);
  });

  it('is what evidence speaks for; the rest is dropped', () => {
    const strength = {
      label: 'Banks',
      description: 'They know [banks](https://evil.example).',
      score: 100,
      evidence: PROOF,
    };
    const { insights } = judge({
      strengths: [strength, { ...strength, evidence: [] }],
      risks: [{ label: 'Small', description: 'Few people.', evidence: [] }],
    });
    deepEqual(
      insights.strengths.map(({ label, description, score }) => [label, description, score]),
      [['Banks', 'They know banks.', 50 + MOST_SHIFT]],
    );
    deepEqual(insights.risks, []);
    const [evidence = null] = PROOF;
    const profile = {
      ...modelAnalysisExample().profile,
      industry: { value: 'Banking', evidence },
      employees: { value: 120, evidence: null },
      regions: { value: ['Basel', 'Basel', '<b>'], evidence },
    };
    deepEqual(judge({ profile }).found, { industry: 'Banking', regions: ['Basel'] });
  });

  it('fills in blanks, moves no score and is of low confidence by the name alone', () => {
    const profile = {
      ...modelAnalysisExample().profile,
      industry: { value: 'Banking', evidence: null },
      employees: { value: 120, evidence: null },
    };
    const { found, insights } = judge(
      { profile, dimensions: [dimension(100, PROOF)] },
      { pages: [], partner: acme({ industry: 'Logistics' }) },
    );
    deepEqual(found, { employees: 120 });
    deepEqual([insights.basis, insights.confidence, insights.dimensions[0]?.score], ['company_name', 'low', 50]);
  });

  it('is of a shape that a model can be held to', () => {
    deepEqual(ModelAnalysis.parse(modelAnalysisExample()), modelAnalysisExample());
    ok(!ModelAnalysis.safeParse({ ...modelAnalysisExample(), dimensions: [dimension(101, [])] }).success);
  });
});

describe('scores of ours', () => {
  it('go by our own records and whom we look for', () => {
    const scores = (over: Partial<Partner>) => ownFit(acme(over), STRATEGY);
    equal(scores({}).market_fit, 50);
    equal(scores({ industry: 'Retail banking' }).market_fit, 75);
    equal(scores({ industry: 'Logistics' }).market_fit, 35);
    equal(scores({ regions: ['DACH'] }).geographic_fit, 75);
    equal(scores({ services: ['Migration of core systems'] }).technical_fit, 75);
    equal(scores({ tier: 'Gold' }).capability_fit, 60);
    equal(ownFit(acme({ industry: 'Banking' }), { icp: null, ipp: null }).market_fit, 50);
  });

  it('say how a relation is doing', () => {
    const joined = { completedSteps: [], completedAt: NOW };
    const best = acme({ lastActivityAt: NOW, stage: 'optimize', partnerManagerId: 'user-1', portalOnboarding: joined });
    equal(healthOf(best, NOW, NOW), 100);
    equal(healthOf(acme(), '2025-05-16T12:00:00.000Z', NOW), 0);
    equal(healthOf(acme(), NOW, NOW), 40);
  });
});

describe('plain words', () => {
  it('lead nowhere and load nothing', () => {
    equal(plainWords('See ![x](https://evil.example/?q=secret) and [this](javascript:alert(1)).'), 'See and this).');
    equal(
      plainWords('<img src=x onerror=alert(1)>Hi\u200b\u202e there\n\nhttps://evil.example/x www.evil.example'),
      'Hi there',
    );
  });
});
