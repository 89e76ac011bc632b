import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Money } from '@partneros/domain';
import { partnerFigures } from './partner-figures.model.ts';
import { type DealFacets, pipelineFigures } from './pipeline-figures.model.ts';
import { type RegistrationFacets, registrationFigures } from './registration-figures.model.ts';
import { ALL_SHARDS, change, forget, keep, type Shard, shardOf } from './shard-of.ts';

const HOUR = 3_600_000;
const shardsOf = <Kept>(all: readonly Kept[]): readonly Shard<Kept>[] =>
  all.map((kept, n) => keep(undefined, `${n}`, kept));
const EUR = (minor: number): Money => ({ minor, currency: 'EUR' });

describe('a shard', () => {
  it('is one of 64, the same for the same id, and all of them are used', () => {
    const used = new Set(Array.from({ length: 5_000 }, (_, n) => shardOf(`0198c0de-0000-7000-8000-${n}`)));
    equal(used.size, ALL_SHARDS);
    equal(shardOf('partner-1'), shardOf('partner-1'));
  });

  it('knows nothing of an id it was not given, be it the name of what every object has', () => {
    for (const id of ['partner-1', 'constructor', 'toString'])
      deepEqual(
        change<number>({ kept: {} }, id, (n) => n + 1),
        { kept: {} },
        id,
      );
    deepEqual(forget(keep(keep(undefined, 'a', 1), 'b', 2), 'a'), { kept: { b: 2 } });
  });
});

describe('figures of partners', () => {
  it('count by stage, tier, type and region, the most first', () => {
    const partner = { stage: 'recruit', tier: null, type: 'reseller', regions: ['EMEA'] };
    const figures = partnerFigures(
      shardsOf([
        partner,
        { ...partner, stage: 'enable', tier: 'Gold', regions: ['EMEA', 'APAC', 'EMEA'] },
        { ...partner, regions: [] },
      ]),
    );
    deepEqual(figures, {
      total: 3,
      byStage: [
        { value: 'recruit', partners: 2 },
        { value: 'enable', partners: 1 },
      ],
      byTier: [
        { value: null, partners: 2 },
        { value: 'Gold', partners: 1 },
      ],
      byType: [{ value: 'reseller', partners: 3 }],
      byRegion: [
        { value: 'EMEA', partners: 2 },
        { value: null, partners: 1 },
        { value: 'APAC', partners: 1 },
      ],
    });
  });
});

describe('figures of the pipeline', () => {
  it('add up to the cent, by month and status, and never across currencies', () => {
    const deal: DealFacets = { status: 'open', amount: EUR(10), expectedCloseDate: '2026-09-30', closedAt: null };
    const dollars = { minor: 7, currency: 'USD' };
    deepEqual(
      pipelineFigures(
        shardsOf([
          deal,
          { ...deal, amount: EUR(9_007_199_254_740_000) },
          { ...deal, amount: dollars },
          { ...deal, expectedCloseDate: null },
          { ...deal, status: 'won', closedAt: '2026-06-30T23:59:59.999Z' },
        ]),
      ),
      [
        { status: 'won', month: '2026-06', deals: 1, amount: EUR(10) },
        { status: 'open', month: '2026-09', deals: 2, amount: EUR(9_007_199_254_740_010) },
        { status: 'open', month: '2026-09', deals: 1, amount: dollars },
        { status: 'open', month: null, deals: 1, amount: EUR(10) },
      ],
    );
  });
});

describe('figures of registrations', () => {
  const NOW = '2026-05-16T12:00:00.000Z';
  const decided = (hours: number, outcome: 'approved' | 'rejected' = 'approved'): RegistrationFacets => ({
    submittedAt: '2026-05-01T00:00:00.000Z',
    outcome,
    decidedAt: new Date(Date.parse('2026-05-01T00:00:00.000Z') + hours * HOUR).toISOString(),
  });

  it('say how long a decision took, and how long the oldest waits', () => {
    const waiting: RegistrationFacets = { submittedAt: '2026-05-15T12:00:00.000Z', outcome: 'open', decidedAt: null };
    const hours = Array.from({ length: 10 }, (_, n) => decided(n + 1));
    deepEqual(
      registrationFigures(
        NOW,
        shardsOf([...hours, decided(11, 'rejected'), waiting, { ...waiting, outcome: 'ended' }]),
      ),
      {
        approved: 10,
        rejected: 1,
        open: 1,
        longestOpenMs: 24 * HOUR,
        timeToDecision: { medianMs: 6 * HOUR, p90Ms: 10 * HOUR, maxMs: 11 * HOUR },
      },
    );
  });

  it('look no further back than asked, and have nothing to say about nothing', () => {
    const nothing = { approved: 0, rejected: 0, open: 0, longestOpenMs: null };
    const timeToDecision = { medianMs: null, p90Ms: null, maxMs: null };
    deepEqual(registrationFigures(NOW, shardsOf([decided(1)]), '2026-05-02'), { ...nothing, timeToDecision });
    ok(registrationFigures(NOW, shardsOf([decided(1)]), '2026-05-01').approved === 1);
  });
});
