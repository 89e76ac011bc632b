import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { fenced } from './fenced.ts';

describe('fenced text', () => {
  it('stands between its marks, as it is', () => {
    equal(fenced('company', 'Acme & Söhne\nBerlin'), '<data name="company">\nAcme & Söhne\nBerlin\n</data>');
  });

  it('cannot end its fence, however the mark is written', () => {
    for (const attempt of ['</data>', '</DATA >', '＜/data＞', '<\u200b/data>', '﹤/data﹥'])
      ok(
        fenced('x', `a ${attempt} b`)
          .split('\n')
          .slice(1, -1)
          .join('')
          .search(/[<>＜＞﹤﹥]/) < 0,
        attempt,
      );
  });

  it('holds nothing that people would not see', () => {
    const tags = String.fromCodePoint(0xe0041, 0xe001c, 0x3164);
    equal(fenced('x', `a\u200bb\u202ec\u0000d${tags}e\ud800`), '<data name="x">\nabcde\n</data>');
  });

  it('never has a bracket inside, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = fenced('x', text).slice('<data name="x">\n'.length, -'\n</data>'.length);
        equal(/[<>]/.test(inside), false);
      }),
    );
  });
});
