import { deepEqual, equal } from 'node:assert/strict';
import type { Clock } from '@partneros/domain';
import { createManualClock } from '@partneros/infra/testing';
import fc from 'fast-check';
import { createDeadlines } from './deadlines.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('deadlines', () => {
  let clock: ReturnType<typeof createManualClock>;
  let deadlines: ReturnType<typeof createDeadlines>;
  let fired: string[];

  beforeEach(() => {
    clock = createManualClock(at(0));
    deadlines = createDeadlines(clock);
    fired = [];
  });
  const set = (name: string, second: number) =>
    deadlines.set(name, at(second), () => fired.push(`${name} ${clock.now()}`));

  it('fire in the order they are due, each at its moment', () => {
    set('c', 3);
    set('a', 1);
    set('b', 2);
    clock.set(at(10));
    deepEqual(fired, [`a ${at(1)}`, `b ${at(2)}`, `c ${at(3)}`]);
  });

  it('fire once, and not a millisecond early', () => {
    set('a', 1);
    clock.advance(999);
    deepEqual(fired, []);
    clock.advance(1);
    clock.advance(10_000);
    equal(fired.length, 1);
  });

  it('fire at once when they are past, though never within the call that sets them', async () => {
    clock.set(at(10));
    set('a', 1);
    deepEqual(fired, []);
    await turn();
    equal(fired.length, 1);
  });

  it('are moved by being set again, forward and back', () => {
    set('later', 1);
    set('later', 5);
    set('sooner', 5);
    set('sooner', 1);
    clock.set(at(1));
    deepEqual(fired, [`sooner ${at(1)}`]);
    clock.set(at(5));
    deepEqual(fired, [`sooner ${at(1)}`, `later ${at(5)}`]);
  });

  it('are cancelled, and set anew', () => {
    set('a', 1);
    deadlines.cancel('a');
    equal(deadlines.has('a'), false);
    clock.set(at(1));
    deepEqual(fired, []);
    set('a', 2);
    equal(deadlines.has('a'), true);
    clock.set(at(2));
    equal(fired.length, 1);
    equal(deadlines.has('a'), false);
  });

  it('may set each other while they fire', () => {
    deadlines.set('a', at(1), () => {
      set('past', 1);
      set('next', 2);
    });
    clock.set(at(2));
    deepEqual(fired, [`past ${at(1)}`, `next ${at(2)}`]);
  });

  it('fire no more once they are stopped, not even the rest of those that are due', () => {
    deadlines.set('a', at(1), () => deadlines.stop());
    set('b', 1);
    clock.set(at(1));
    deepEqual(fired, []);
  });

  it('outlive a clock that is set back, and wake-ups that come too early', () => {
    const wakes: (() => void)[] = [];
    let now = at(0);
    const odd: Clock = {
      now: () => now,
      wakeAt: (_at, wake) => {
        wakes.push(wake);
        return () => undefined;
      },
    };
    const restless = createDeadlines(odd);
    restless.set('a', at(5), () => fired.push('a'));
    wakes.shift()?.();
    deepEqual(fired, []);
    now = '2025-01-01T00:00:00.000Z';
    wakes.shift()?.();
    now = at(5);
    wakes.shift()?.();
    deepEqual(fired, ['a']);
  });

  it('do not gather in memory when one of them moves for ever', () => {
    let asleep = 0;
    const counting: Clock = {
      now: () => at(0),
      wakeAt: () => {
        asleep += 1;
        return () => {
          asleep -= 1;
        };
      },
    };
    const moving = createDeadlines(counting);
    for (let index = 0; index < 50_000; index += 1) moving.set('a', at(50_000 - index), () => undefined);
    equal(asleep, 1);
    equal(moving.size() < 2_000, true);
  });

  it('fire what stands, when it is due, and nothing else', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.nat(4), due: fc.nat(50), cancels: fc.boolean(), pass: fc.nat(5) }), {
          maxLength: 40,
        }),
        (steps) => {
          const time = createManualClock(at(0));
          const under = createDeadlines(time);
          const got: string[] = [];
          const standing = new Map<string, string>();
          const expected: string[] = [];
          for (const { name, due, cancels, pass } of steps) {
            const key = `d${name}`;
            if (cancels) {
              under.cancel(key);
              standing.delete(key);
            } else if (at(due) > time.now()) {
              under.set(key, at(due), () => got.push(`${key} ${time.now()}`));
              standing.set(key, at(due));
            }
            time.advance(pass * 1_000);
            for (const [one, when] of [...standing].filter(([, moment]) => moment <= time.now())) {
              expected.push(`${one} ${when}`);
              standing.delete(one);
            }
          }
          deepEqual(got.toSorted(), expected.toSorted());
        },
      ),
    ));
});
