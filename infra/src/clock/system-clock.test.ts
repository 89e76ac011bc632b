import { expect } from 'chai';
import { clockContract } from '../testing/clock.contract.ts';
import { systemClock } from './system-clock.ts';

clockContract('system', () => ({ clock: systemClock, elapse: () => undefined }));

describe('system clock', () => {
  it('does not keep a process alive', () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = timers();
    const cancel = systemClock.wakeAt('2999-01-01T00:00:00.000Z', () => undefined);
    expect(timers()).to.equal(before);
    cancel();
  });
});
