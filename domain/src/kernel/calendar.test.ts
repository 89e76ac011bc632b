import { equal } from 'node:assert/strict';
import { daysBetween, daysEarlier, startOfDay } from './calendar.ts';

describe('the calendar', () => {
  it('counts days over months, leap days and years, from the year 0 on', () => {
    equal(daysEarlier('2026-03-01', 1), '2026-02-28');
    equal(daysEarlier('2028-03-01', 1), '2028-02-29');
    equal(daysEarlier('2027-01-30', 30), '2026-12-31');
    equal(daysEarlier('0000-01-05', 30), '0000-01-01');
    equal(daysBetween('2026-03-01', '2026-04-01'), 31);
    equal(daysBetween('2026-04-01', '2026-03-01'), -31);
  });

  for (const [date, zone, start, why] of [
    ['2026-06-30', 'UTC', '2026-06-30T00:00:00.000Z', 'in UTC'],
    ['2026-06-30', 'Europe/Berlin', '2026-06-29T22:00:00.000Z', 'in summer'],
    ['2026-01-30', 'Europe/Berlin', '2026-01-29T23:00:00.000Z', 'in winter'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 'on the day that clocks go forward'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z', 'on the day after'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z', 'after clocks went back'],
    ['2026-06-30', 'Pacific/Kiritimati', '2026-06-29T10:00:00.000Z', 'far in the east'],
    ['2026-06-30', 'Etc/GMT+12', '2026-06-30T12:00:00.000Z', 'far in the west'],
    ['2026-06-30', 'Asia/Kathmandu', '2026-06-29T18:15:00.000Z', 'a quarter past'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'where midnight is skipped: at one'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'where the whole day is skipped: with the next'],
    ['9999-12-31', 'Europe/Berlin', '9999-12-31T00:00:00.000Z', 'at the end of the calendar: in UTC'],
    ['1960-06-30', 'Europe/Berlin', '1960-06-30T00:00:00.000Z', 'long ago: in UTC'],
  ] as const)
    it(`begins ${date} in ${zone} at ${start}, ${why}`, () => {
      equal(startOfDay(date, zone), start);
      equal(startOfDay(date, zone), start, 'again');
    });
});
