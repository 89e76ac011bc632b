import { expect } from 'chai';
import { changesOf, sameJson } from './same-json.ts';

describe('same JSON', () => {
  it('compares by value, lists by order', () => {
    expect(sameJson({ a: [1, { b: null }] }, { a: [1, { b: null }] })).to.equal(true);
    expect(sameJson([1, 2], [2, 1])).to.equal(false);
    expect(sameJson([], {})).to.equal(false);
    expect(sameJson(null, {})).to.equal(false);
  });

  it('takes a missing key for an undefined one, not for null', () => {
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).to.equal(true);
    expect(sameJson({ a: 1 }, { a: 1, b: null })).to.equal(false);
  });

  it('keeps only what is given and differs', () => {
    expect(
      changesOf(
        { name: 'Acme', regions: ['EMEA'], tier: 'Gold' },
        { name: undefined, regions: ['EMEA'], tier: 'Silver' },
      ),
    ).to.deep.equal({ tier: 'Silver' });
  });
});
