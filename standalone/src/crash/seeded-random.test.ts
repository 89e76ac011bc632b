import { expect } from 'chai';
import { seededRandom } from './seeded-random.ts';

const some = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 1_000 }, () => random.next());
};

describe('seeded chance', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    expect(some(1)).to.deep.equal(some(1));
    expect(some(1)).to.not.deep.equal(some(2));
  });

  it('is spread over [0, 1)', () => {
    for (const tenth of Array.from({ length: 10 }, (_, index) => index / 10)) {
      const count = some(7).filter((value) => value >= tenth && value < tenth + 0.1).length;
      expect(count).to.be.within(60, 140);
    }
  });
});
