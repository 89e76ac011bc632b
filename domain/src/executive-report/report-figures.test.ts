import { deepEqual } from 'node:assert/strict';
import { figuresIn, foreignFigures } from './report-figures.ts';

describe('figures of a report', () => {
  it('are told in any writing: grouped, with a unit, in words, as dates', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['1,234 partners and 12.5% of them', ['1234', '12.5%']],
      ['12 per cent, 12 percent, 12 %', ['12%']],
      ["EUR 12'500.00 on 2026-05-16, in 2026-05", ['12500', '2026-05-16', '2026-05']],
      ['12k, 12 million', ['12k', '12million']],
      ['forty-two of fifty', ['42', '50']],
      ['It doubled, to half a million', ['doubled', 'half', 'million']],
      ['One of the best; the first one; a well-kept tenant', []],
      ['３ partners', ['3']],
    ];
    for (const [text, figures] of cases) deepEqual(figuresIn(text), figures, text);
  });

  it('are foreign when no fact has them, also as another unit or magnitude', () => {
    const facts = ['Partners: 12', 'Won: EUR 1,200.00', 'Share of partners: 25%'];
    deepEqual(foreignFigures(['12 partners won EUR 1,200, a share of 25 percent; twelve.'], facts), []);
    deepEqual(foreignFigures(['12% of partners', '1.2k won', 'thirteen', '25 partners', 'twice'], facts), [
      '12%',
      '1.2k',
      '13',
      '25',
      'twice',
    ]);
  });
});
