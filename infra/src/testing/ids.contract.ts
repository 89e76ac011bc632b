import type { Ids } from '@partneros/domain';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';

/** What every source of ids does. */
export const idsContract = (adapter: string, open: () => Ids): void => {
  describe(`ids contract: ${adapter}`, () => {
    let ids: Ids;

    beforeEach(() => {
      ids = open();
    });

    it('makes ids that differ and sort in the order they were made', () => {
      const made = Array.from({ length: 2_000 }, () => ids.next());
      expect(new Set(made).size).to.equal(made.length);
      expect(made).to.deep.equal([...made].sort());
      for (const id of made)
        expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it('derives the same id from the same parts, whoever asks', () => {
      expect(ids.derive('a', 'b')).to.equal(open().derive('a', 'b'));
      expect(ids.derive('a', 'b')).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it('tells parts apart, wherever they are cut', () => {
      const all = [
        [],
        [''],
        ['', ''],
        ['abc'],
        ['ab', 'c'],
        ['a', 'bc'],
        ['c', 'ab'],
        ['a,b'],
        ['a', 'b'],
        ['a","b'],
        ['é'],
        ['e\u0301'],
      ];
      expect(new Set(all.map((parts) => ids.derive(...parts))).size).to.equal(all.length);
    });
  });
};
