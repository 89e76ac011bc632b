import { addMillis, type Clock } from '@partneros/domain';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';

/** A clock under test. `elapse` lets time pass where it does not by itself. */
export interface OpenClock {
  readonly clock: Clock;
  elapse(ms: number): void;
}

/** What every clock does. */
export const clockContract = (adapter: string, open: () => OpenClock): void => {
  describe(`clock contract: ${adapter}`, () => {
    let clock: Clock;
    let elapse: (ms: number) => void;
    let woken: string[];

    const sleep = (name: string, ms: number) => {
      const at = addMillis(clock.now(), ms);
      let cancel = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        cancel = clock.wakeAt(at, () => {
          woken.push(`${name}${clock.now() < at ? ' too early' : ''}`);
          resolve();
        });
      });
      return { done, cancel: () => cancel() };
    };

    beforeEach(() => {
      ({ clock, elapse } = open());
      woken = [];
    });

    it('tells the time in milliseconds, and never goes back', () => {
      const times = [clock.now(), clock.now(), clock.now()];
      for (const time of times) expect(time).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(times).to.deep.equal([...times].sort());
    });

    it('wakes at once when the moment is past, but not before it was asked to', async () => {
      const past = sleep('past', -86_400_000);
      const present = sleep('present', 0);
      expect(woken).to.deep.equal([]);
      await Promise.all([past.done, present.done]);
      expect(woken.sort()).to.deep.equal(['past', 'present']);
    });

    it('wakes once, in order of time and never early', async () => {
      const [third, first, second] = [sleep('third', 30), sleep('first', 5), sleep('second', 15)];
      elapse(30);
      await Promise.all([first.done, second.done, third.done]);
      elapse(1_000);
      expect(woken).to.deep.equal(['first', 'second', 'third']);
    });

    it('does not wake who cancelled', async () => {
      const cancelled = [sleep('past', -1), sleep('soon', 5)];
      for (const { cancel } of cancelled) cancel();
      const later = sleep('later', 10);
      elapse(10);
      await later.done;
      for (const { cancel } of [...cancelled, later]) cancel();
      expect(woken).to.deep.equal(['later']);
    });

    it('waits for a far moment', async () => {
      const far = sleep('far', 40 * 86_400_000);
      const near = sleep('near', 5);
      elapse(5);
      await near.done;
      far.cancel();
      expect(woken).to.deep.equal(['near']);
    });
  });
};
