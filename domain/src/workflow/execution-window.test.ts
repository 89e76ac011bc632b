import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { addMillis } from '../kernel/time.ts';
import { wallTimeOf, weekdayOf } from '../kernel/wall-time.ts';
import { type ExecutionWindow, opensAt, WEEKDAYS } from './execution-window.ts';

const office: ExecutionWindow = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:30' };
const night: ExecutionWindow = { days: ['fri'], from: '22:00', to: '06:00' };

describe('an execution window', () => {
  const table: readonly (readonly [string, ExecutionWindow, string, string, string])[] = [
    ['is open within its hours', office, '2026-05-15T10:00:00.000Z', 'UTC', '2026-05-15T10:00:00.000Z'],
    ['opens later the same day', office, '2026-05-15T08:59:59.999Z', 'UTC', '2026-05-15T09:00:00.000Z'],
    ['is closed from its end on', office, '2026-05-14T17:30:00.000Z', 'UTC', '2026-05-15T09:00:00.000Z'],
    ['opens after the weekend', office, '2026-05-15T17:30:00.000Z', 'UTC', '2026-05-18T09:00:00.000Z'],
    [
      'goes by the clocks of the place',
      office,
      '2026-05-15T17:00:00.000Z',
      'America/New_York',
      '2026-05-15T17:00:00.000Z',
    ],
    ['opens by winter time', office, '2026-10-23T20:00:00.000Z', 'Europe/Berlin', '2026-10-26T08:00:00.000Z'],
    ['opens by summer time', office, '2026-03-27T20:00:00.000Z', 'Europe/Berlin', '2026-03-30T07:00:00.000Z'],
    ['reaches past midnight', night, '2026-05-16T05:59:00.000Z', 'UTC', '2026-05-16T05:59:00.000Z'],
    ['ends past midnight', night, '2026-05-16T06:00:00.000Z', 'UTC', '2026-05-22T22:00:00.000Z'],
    [
      'may be a whole day',
      { days: ['sun'], from: '00:00', to: '24:00' },
      '2026-05-16T12:00:00.000Z',
      'UTC',
      '2026-05-17T00:00:00.000Z',
    ],
    [
      'opens when the skipped hour is over',
      { days: ['sun'], from: '02:15', to: '04:00' },
      '2026-03-28T12:00:00.000Z',
      'Europe/Berlin',
      '2026-03-29T01:15:00.000Z',
    ],
  ];
  for (const [title, window, at, zone, expected] of table) it(title, () => equal(opensAt(window, at, zone), expected));

  it('goes by its own time zone where it has one', () => {
    equal(
      opensAt({ ...office, timeZone: 'Asia/Tokyo' }, '2026-05-15T12:00:00.000Z', 'UTC'),
      '2026-05-18T00:00:00.000Z',
    );
  });

  it('opens at a moment that is not before, lies on one of its days, and stays', () => {
    const windows = fc.record({
      days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      from: fc.constantFrom('00:00', '02:30', '09:00', '22:15'),
      to: fc.constantFrom('01:00', '03:00', '17:00', '24:00'),
    });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut');
    fc.assert(
      fc.property(windows, zones, fc.integer({ min: 0, max: 4_000 * 96 }), (window, zone, quarters) => {
        const at = addMillis('2026-01-01T00:07:00.000Z', quarters * 900_000);
        const opens = opensAt(window, at, zone);
        equal(opens >= at, true);
        equal(opensAt(window, opens, zone), opens);
        if (opens > at && window.from < window.to) {
          const { date } = wallTimeOf(opens, zone);
          equal(window.days.includes(WEEKDAYS[weekdayOf(date) - 1] ?? 'mon'), true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
