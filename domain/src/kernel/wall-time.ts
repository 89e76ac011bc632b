import { DAY, millisOf, type Timestamp, timestampOf } from './time.ts';

/** A moment as clocks and calendars of some place show it. */
export interface WallTime {
  /** `2026-05-16`. */
  readonly date: string;
  /** Milliseconds since the clock showed midnight. */
  readonly time: number;
}

/** What clocks of an IANA time zone show at a moment. */
export const wallTimeOf = (at: Timestamp, timeZone: string): WallTime => {
  const local = millisOf(at) + offsetAt(millisOf(at), timeZone);
  const date = timestampOf(local).slice(0, DATE_LENGTH);
  return { date, time: local - millisOf(date) };
};

/**
 * The moment at which clocks of a time zone show this. Where they show it twice it is the first; where they skip it, it
 * is as long after the skip as it would have been.
 */
export const instantOf = ({ date, time }: WallTime, timeZone: string): Timestamp => {
  const local = millisOf(date) + time;
  // Clocks change once within a day at most: one of these two was right just before, the other just after.
  const before = local - offsetAt(local - DAY, timeZone);
  const after = local - offsetAt(local + DAY, timeZone);
  const shown = [Math.min(before, after), Math.max(before, after)].find(
    (millis) => millis + offsetAt(millis, timeZone) === local,
  );
  return timestampOf(shown ?? before);
};

/** A calendar date some days later, or earlier. */
export const addDays = (date: string, days: number): string =>
  timestampOf(millisOf(date) + days * DAY).slice(0, DATE_LENGTH);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => {
  const days = Math.floor(millisOf(date) / DAY);
  return ((((days + EPOCH_WEEKDAY - 1) % WEEK) + WEEK) % WEEK) + 1;
};

const DATE_LENGTH = 10;
const WEEK = 7;
// 1970-01-01 was a Thursday.
const EPOCH_WEEKDAY = 4;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};

// How far clocks there are ahead of UTC, in milliseconds.
const offsetAt = (millis: number, timeZone: string): number => {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, value]),
  );
  const shown = `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}.000Z`;
  return millisOf(shown) - Math.floor(millis / SECOND) * SECOND;
};

const SECOND = 1_000;
