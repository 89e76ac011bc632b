import { DAY, millisOf, type Timestamp } from './time.ts';
import { addDays, instantOf } from './wall-time.ts';

/** How many days one calendar date is after another; negative when it is before. */
export const daysBetween = (from: string, to: string): number => (millisOf(to) - millisOf(from)) / DAY;

/** A calendar date so many days earlier; the year 0 is where the calendar begins. */
export const daysEarlier = (date: string, days: number): string =>
  daysBetween(FIRST_DATE, date) < days ? FIRST_DATE : addDays(date, -days);

/**
 * The moment at which a calendar date begins in a time zone: midnight there, or, where clocks are moved over midnight,
 * the first moment of that date. What lies before 1970, and the last day there is, begin in UTC.
 */
export const startOfDay = (date: string, timeZone: string): Timestamp => {
  if (date <= EPOCH || date === LAST_DATE) return `${date}T00:00:00.000Z`;
  const name = `${date} ${timeZone}`;
  const known = starts.get(name);
  if (known !== undefined) return known;
  if (starts.size >= MOST_STARTS) starts.clear();
  const start = instantOf({ date, time: 0 }, timeZone);
  starts.set(name, start);
  return start;
};

const FIRST_DATE = '0000-01-01';
const EPOCH = '1970-01-01';
const LAST_DATE = '9999-12-31';

// Renewal dates repeat, over contracts and over workflows.
const MOST_STARTS = 10_000;
const starts = new Map<string, Timestamp>();
