import type { JsonObject } from '../kernel/json.ts';
import { addMillis, DAY, millisOf, type Timestamp, timestampOf } from '../kernel/time.ts';
import { addDays, instantOf, wallTimeOf, weekdayOf } from '../kernel/wall-time.ts';
import { type ActionNode, DELAY_UNITS } from './node-configs.ts';
import { renderTemplate, TOO_LONG } from './template.ts';

type DelayData = Extract<ActionNode, { readonly type: 'delay' }>['data'];

/**
 * When a delay that begins now is over; nothing when its `until` comes to no moment. Business days leave out Saturdays,
 * Sundays and `holidays`, in the organization's time zone; an `until` that falls on one goes on to the next that is none.
 */
export const delayDue = (
  data: DelayData,
  { now, timeZone, context }: { readonly now: Timestamp; readonly timeZone: string; readonly context: JsonObject },
): Timestamp | undefined => {
  const { businessDays = false, holidays = [] } = data;
  const isOff = (date: string) => weekdayOf(date) > FRIDAY || holidays.includes(date);
  if (data.until !== undefined) {
    const until = momentOf(renderTemplate(data.until, context), timeZone);
    return until !== undefined && businessDays ? onward(until, 0, timeZone, isOff) : until;
  }
  const { amount = 0, unit = 'seconds' } = data;
  return businessDays ? onward(now, amount, timeZone, isOff) : addMillis(now, amount * DELAY_UNITS[unit]);
};

const FRIDAY = 5;

// The same time of day so many business days on; with none to go, the day itself if it is one.
const onward = (from: Timestamp, days: number, timeZone: string, isOff: (date: string) => boolean): Timestamp => {
  const { date, time } = wallTimeOf(from, timeZone);
  let reached = date;
  for (let left = days; left > 0 || isOff(reached); ) {
    reached = addDays(reached, 1);
    if (!isOff(reached)) left -= 1;
  }
  return reached === date ? from : instantOf({ date: reached, time }, timeZone);
};

// Beyond these years a moment has another form, and no longer compares as text.
const DATE = /^[12]\d{3}-\d{2}-\d{2}$/;
const CLOCK = /^([12]\d{3}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const momentOf = (text: string | typeof TOO_LONG, timeZone: string): Timestamp | undefined => {
  if (text === TOO_LONG) return undefined;
  const written = text.trim();
  const [, date = written, clock = '00:00'] = CLOCK.exec(written) ?? [];
  const time = millisOf(`1970-01-01T${clock}Z`);
  if (DATE.test(date) && isDay(date) && time >= 0 && time < DAY) return instantOf({ date, time }, timeZone);
  const millis = INSTANT.test(written) ? millisOf(written) : Number.NaN;
  return Number.isNaN(millis) ? undefined : timestampOf(millis);
};

// JavaScript reads February 30th as March 2nd.
const isDay = (date: string): boolean => {
  const millis = millisOf(date);
  return !Number.isNaN(millis) && timestampOf(millis).startsWith(date);
};
