import { expect } from 'chai';
import { inParallel } from './in-parallel.ts';

describe('in parallel', () => {
  it('keeps the order of results, and never does more at once than it may', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 8 - item; turn += 1) await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(results).to.deep.equal([10, 20, 30, 40, 50, 60, 70]);
    expect(most).to.equal(3);
  });

  it('fails with the first failure', async () => {
    const failing = inParallel([1, 2, 3], 2, async (item) => {
      if (item === 2) throw new Error('two');
      return item;
    });
    expect(await failing.catch((error: Error) => error.message)).to.equal('two');
  });
});
