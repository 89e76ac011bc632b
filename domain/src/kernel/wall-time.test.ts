import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { timestampOf } from './time.ts';
import { addDays, instantOf, wallTimeOf, weekdayOf } from './wall-time.ts';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('time on the wall', () => {
  it('is what clocks of the place show', () => {
    deepEqual(wallTimeOf('2026-01-15T23:30:00.250Z', 'Europe/Berlin'), { date: '2026-01-16', time: HOUR / 2 + 250 });
    deepEqual(wallTimeOf('2026-07-15T21:30:00.000Z', 'Europe/Berlin'), { date: '2026-07-15', time: 23.5 * HOUR });
    deepEqual(wallTimeOf('2026-01-15T00:00:00.000Z', 'America/New_York'), { date: '2026-01-14', time: 19 * HOUR });
  });

  it('is shown the first time where clocks show it twice', () => {
    equal(instantOf({ date: '2026-10-25', time: 2.5 * HOUR }, 'Europe/Berlin'), '2026-10-25T00:30:00.000Z');
    equal(instantOf({ date: '2026-11-01', time: 1.5 * HOUR }, 'America/New_York'), '2026-11-01T05:30:00.000Z');
  });

  it('comes after the skip where clocks skip it', () => {
    equal(instantOf({ date: '2026-03-29', time: 2.5 * HOUR }, 'Europe/Berlin'), '2026-03-29T01:30:00.000Z');
    equal(instantOf({ date: '2026-03-08', time: 2.5 * HOUR }, 'America/New_York'), '2026-03-08T07:30:00.000Z');
    // Midnight itself is skipped.
    equal(instantOf({ date: '2026-03-29', time: 0 }, 'Asia/Beirut'), '2026-03-28T22:00:00.000Z');
  });

  it('goes back to the moment it was read from, but for the hour that clocks show twice', () => {
    const seconds = fc.integer({ min: 946_684_800, max: 4_102_444_800 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
        const at = timestampOf(second * 1_000);
        const back = instantOf(wallTimeOf(at, zone), zone);
        deepEqual(wallTimeOf(back, zone), wallTimeOf(at, zone));
        equal(back <= at, true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows its weekday and the days around it', () => {
    deepEqual(['1969-12-31', '1970-01-01', '2026-05-16', '2026-05-17', '2026-05-18'].map(weekdayOf), [3, 4, 6, 7, 1]);
    deepEqual(
      [addDays('2026-02-28', 1), addDays('2028-02-28', 1), addDays('2026-01-01', -1)],
      ['2026-03-01', '2028-02-29', '2025-12-31'],
    );
  });
});
