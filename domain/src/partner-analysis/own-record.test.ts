import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { EventMetadata } from '../kernel/metadata.ts';
import type { Recorded } from '../kernel/recorded.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { partnerCreated } from '../partner/partner.examples.ts';
import { evolvePartner, type Partner } from '../partner/partner.state.ts';
import { icpExample, ippExample } from '../strategy/strategy.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { FIT_DIMENSION_KEYS } from './ai-insights.ts';
import { insightsFor } from './insights-for.ts';
import { judgeAnalysis, MOST_SHIFT } from './judge-analysis.ts';
import { ownRecordOf } from './own-record.ts';
import { ownFit } from './own-scores.ts';
import { analysisCompleted, modelAnalysisExample } from './partner-analysis.examples.ts';

const STRATEGY = { icp: icpExample(), ipp: ippExample() };
// Everything that the strategy asks for stands on it, and anything else as well.
const PAGE = {
  url: 'https://acme.example/',
  title: 'Acme',
  text: 'Banking, DACH, Core banking migration, Regional banks, System Integrators, Logistics, Mars',
};
const WORDS = PAGE.text.split(', ');
const evidence = { quote: PAGE.text, source: 'P1' };

const updated = (changes: object): PartnerEvent => ({
  type: 'PartnerProfileUpdated',
  data: { partnerId: 'partner-1', changes },
});

/** A partner's log, as it is written by people, analyses, and what follows from either by itself. */
const logOf = () => {
  const history: Recorded<PartnerEvent>[] = [];
  const record = (event: PartnerEvent, metadata: Partial<EventMetadata> = {}) => {
    history.push(recorded(event, { position: BigInt(history.length + 1), metadata }));
  };
  return {
    history,
    person: (event: PartnerEvent) => record(event, { correlationId: `request-${history.length}` }),
    analysis: (event: PartnerEvent, round: number) =>
      record(event, {
        correlationId: `analysis-${round}`,
        causedBy: { stream: 'partnerAnalysis-org-1_analysis-1', revision: '1' },
      }),
    automation: (event: PartnerEvent, round: number) =>
      record(event, { correlationId: `analysis-${round}`, actor: { type: 'workflow', id: 'workflow-1' } }),
  };
};

describe('the own record of a partner', () => {
  it('is what people wrote, without what analyses wrote and what followed from that by itself', () => {
    const log = logOf();
    log.person(partnerCreated());
    log.person(updated({ industry: 'Logistics' }));
    log.analysis(updated({ industry: 'Banking', regions: ['DACH'] }), 1);
    log.automation(
      {
        type: 'PartnerTagged',
        data: { partnerId: 'partner-1', tags: { services: [], products: [], regions: ['DACH'] } },
      },
      1,
    );
    log.automation(updated({ employees: 9 }), 2);
    log.person(updated({ services: ['Audits'] }));
    const own = ownRecordOf(log.history);
    deepEqual(
      [own?.industry, own?.regions, own?.tags.regions, own?.employees, own?.services],
      ['Logistics', ['EMEA'], [], 9, ['Audits']],
    );
    equal(ownRecordOf([]), undefined);
  });
});

describe('any number of analyses', () => {
  const text = fc.constantFrom(...WORDS);
  const list = fc.array(text, { minLength: 1, maxLength: 3 });
  const step = fc.oneof(
    fc.record({
      by: fc.constant('analysis' as const),
      industry: text,
      regions: list,
      services: list,
      score: fc.constantFrom(0, 100),
    }),
    fc.record({ by: fc.constant('person' as const), industry: text, regions: list }),
    fc.record({ by: fc.constant('automation' as const), regions: list }),
  );

  it(`never move a score farther than ${MOST_SHIFT} points from the partner’s own`, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const log = logOf();
        // The same, but for what people did not write: what the scores are held against.
        let byPeople: Partner | undefined;
        let analyzed: number | undefined;
        const person = (event: PartnerEvent) => {
          log.person(event);
          byPeople = evolvePartner(byPeople, event);
        };
        person(partnerCreated());
        for (const [round, did] of steps.entries()) {
          if (did.by === 'person') person(updated({ industry: did.industry, regions: did.regions }));
          if (did.by === 'automation' && analyzed !== undefined)
            log.automation(
              {
                type: 'PartnerTagged',
                data: { partnerId: 'partner-1', tags: { services: [], products: [], regions: did.regions } },
              },
              analyzed,
            );
          if (did.by !== 'analysis' || byPeople === undefined) continue;
          const partner = log.history.reduce<Partner | undefined>(evolvePartner, undefined);
          const own = ownRecordOf(log.history);
          if (partner === undefined || own === undefined) throw new Error('there is no partner');
          const { found, insights } = judgeAnalysis({
            said: modelAnalysisExample({
              profile: {
                ...modelAnalysisExample().profile,
                industry: { value: did.industry, evidence },
                regions: { value: did.regions, evidence },
                services: { value: did.services, evidence },
              },
              dimensions: FIT_DIMENSION_KEYS.map((key) => ({
                key,
                score: did.score,
                rationale: 'Why',
                evidence: [evidence],
              })),
            }),
            pages: [PAGE],
            partner,
            own: ownFit(own, STRATEGY),
            hasStrategy: true,
            model: 'simulator',
            now: '2026-05-16T12:00:00.000Z',
          });
          const bounds = ownFit(byPeople, STRATEGY);
          for (const { key, score } of insights.dimensions)
            ok(Math.abs(score - bounds[key]) <= MOST_SHIFT, `${key}: ${score} of ${bounds[key]}`);
          log.analysis(updated(found), round);
          analyzed = round;
        }
      }),
    );
  });

  it('score each partner of a company within the bounds of its own record', () => {
    const analysis = analysisCompleted();
    if (analysis.type !== 'PartnerAnalysisCompleted') throw new Error();
    const dimensions = FIT_DIMENSION_KEYS.map((key, index) => ({
      key,
      label: key,
      score: 90,
      rationale: 'Why',
      evidence: index === 0 ? [] : [{ quote: 'Regional banks', url: PAGE.url }],
    }));
    const completed = recorded({
      ...analysis,
      data: { ...analysis.data, insights: { ...analysis.data.insights, overallScore: 90, dimensions } },
    });
    const log = logOf();
    log.person(partnerCreated());
    const own = ownFit(ownRecordOf(log.history) as Partner, { icp: null, ipp: null });
    const shown = insightsFor('partner-2', completed, log.history, []);
    deepEqual(
      shown.dimensions.map(({ key, score }) => [key, score - own[key]]),
      FIT_DIMENSION_KEYS.map((key, index) => [key, index === 0 ? 0 : MOST_SHIFT]),
    );
    equal(shown.overallScore, Math.round(shown.dimensions.reduce((sum, { score }) => sum + score, 0) / 5));
    deepEqual(insightsFor('partner-1', completed, log.history, []), completed.data.insights);
  });
});
