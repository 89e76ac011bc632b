import { expect } from 'chai';
import { createBulkhead } from './bulkhead.ts';

// Work that is under way until it is told to end.
const held = () => {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = () =>
    new Promise<void>((resolve) => {
      running += 1;
      most = Math.max(most, running);
      ends.push(() => {
        running -= 1;
        resolve();
      });
    });
  return { work, ends, most: () => most, running: () => running };
};

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a bulkhead', () => {
  it('lets so many in at once, and the rest in order', async () => {
    const bulkhead = createBulkhead(2);
    const { work, ends, most, running } = held();
    const order: number[] = [];
    const all = [0, 1, 2, 3, 4].map((n) => bulkhead.run(work).then(() => order.push(n)));
    for (let i = 0; i < 5; i += 1) {
      await settle();
      expect(running()).to.be.at.most(2);
      ends[i]?.();
    }
    await Promise.all(all);
    expect(order).to.deep.equal([0, 1, 2, 3, 4]);
    expect(most()).to.equal(2);
  });

  it('gives a place free when work fails', async () => {
    const bulkhead = createBulkhead(1);
    const failed = await bulkhead.run(() => Promise.reject(new Error('no'))).catch((error: Error) => error.message);
    expect(failed).to.equal('no');
    expect(await bulkhead.run(async () => 'yes')).to.equal('yes');
  });

  it('is drained when nothing runs or waits', async () => {
    const bulkhead = createBulkhead(1);
    const { work, ends } = held();
    let drained = false;
    const all = [bulkhead.run(work), bulkhead.run(work)];
    const waiting = bulkhead.drained().then(() => {
      drained = true;
    });
    await settle();
    ends[0]?.();
    await settle();
    expect(drained).to.equal(false);
    ends[1]?.();
    await Promise.all([...all, waiting]);
    expect(drained).to.equal(true);
    await bulkhead.drained();
  });
});
