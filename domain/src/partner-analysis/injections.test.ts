import { equal, ok } from 'node:assert/strict';
import { analyzePartnerTask } from '../ai-tasks/analyze-partner.task.ts';
import { icpExample, ippExample } from '../strategy/strategy.examples.ts';
import { FIT_DIMENSION_KEYS } from './ai-insights.ts';
import { analysisInjections } from './analysis-injections.examples.ts';
import { judgeAnalysis, MOST_SHIFT } from './judge-analysis.ts';
import { modelAnalysisExample } from './partner-analysis.examples.ts';

const OWN = { market_fit: 40, technical_fit: 50, geographic_fit: 60, capability_fit: 70, strategic_fit: 80 };
const BLANK = {
  industry: null,
  description: null,
  employees: null,
  companyRevenue: null,
  regions: [],
  languages: [],
  services: [],
};

describe('two hundred texts that tell the model what to do', () => {
  it('are two hundred', () => equal(new Set(analysisInjections).size, 200));

  it('end no fence, wherever they stand', () => {
    for (const text of analysisInjections) {
      const company = { ...BLANK, name: 'Acme', domain: 'acme.example', type: 'reseller' as const };
      const page = { url: 'https://acme.example/', title: 'Acme', text: 'We serve banks.' };
      const strategy = { icp: icpExample(), ipp: ippExample() };
      const prompts = [
        analyzePartnerTask.prompt({ partner: { ...company, name: text }, strategy, pages: [page] }),
        analyzePartnerTask.prompt({ partner: { ...company, description: text }, strategy, pages: [page] }),
        analyzePartnerTask.prompt({ partner: company, strategy, pages: [{ ...page, title: text, text }] }),
      ];
      for (const [system, user] of prompts) {
        equal(system?.text, analyzePartnerTask.prompt({ partner: company, strategy, pages: [] })[0]?.text);
        const lines = user?.text.split('\n') ?? [];
        equal(lines.filter((line) => line.startsWith('<data name=')).length, 5);
        equal(user?.text.match(/<\/data>/g)?.length, 5);
        ok(!/[\u{e0000}-\u{e007f}\u200b\u202e]/u.test(user?.text ?? ''));
      }
    }
  });

  it('move no score beyond its bounds, although the model does all they say and quotes them', () => {
    for (const text of analysisInjections)
      for (const wanted of [0, 100]) {
        const evidence = [{ quote: text.slice(0, 300), source: 'P1' }];
        const dimensions = FIT_DIMENSION_KEYS.map((key) => ({ key, score: wanted, rationale: text, evidence }));
        const { insights } = judgeAnalysis({
          said: modelAnalysisExample({
            dimensions,
            strengths: [{ label: text.slice(0, 100), description: text.slice(0, 600), score: wanted, evidence }],
          }),
          pages: [{ url: 'https://acme.example/', title: 'Acme', text }],
          partner: BLANK,
          own: OWN,
          hasStrategy: true,
          model: 'gullible',
          now: '2026-05-16T12:00:00.000Z',
        });
        for (const { key, score } of insights.dimensions) ok(Math.abs(score - OWN[key]) <= MOST_SHIFT, text);
        ok(Math.abs(insights.overallScore - 60) <= MOST_SHIFT);
        for (const { score } of insights.strengths) ok(Math.abs(score - insights.overallScore) <= MOST_SHIFT);
        const words = JSON.stringify([
          insights.dimensions.map(({ rationale }) => rationale),
          insights.strengths.map(({ label, description }) => [label, description]),
        ]);
        ok(!/https?:\/\/|<script|!\[/.test(words), words);
      }
  });
});
