import { expect } from 'chai';
import { clockContract } from './clock.contract.ts';
import { createManualClock } from './manual-clock.ts';

clockContract('manual', () => {
  const clock = createManualClock();
  return { clock, elapse: clock.advance };
});

describe('manual clock', () => {
  it('shows each sleeper the moment it asked for, also one that began on the way', () => {
    const clock = createManualClock('2026-01-01T00:00:00.000Z');
    const seen: string[] = [];
    clock.wakeAt('2026-01-01T00:00:01.000Z', () => {
      seen.push(clock.now());
      clock.wakeAt('2026-01-01T00:00:02.000Z', () => seen.push(clock.now()));
    });
    clock.set('2026-01-01T00:01:00.000Z');
    expect(seen).to.deep.equal(['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z']);
    expect(clock.now()).to.equal('2026-01-01T00:01:00.000Z');
  });
});
