import { z } from 'zod';
import { TimeZone } from '../kernel/fields.ts';
import type { Timestamp } from '../kernel/time.ts';
import { addDays, instantOf, wallTimeOf, weekdayOf } from '../kernel/wall-time.ts';

/** Days of the week as definitions write them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time such as 09:00');

/** When a workflow acts: on these days, from `from` until `to`; past midnight where `to` is not after `from`. */
export const ExecutionWindow = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1).max(WEEKDAYS.length),
  from: clock,
  to: clock,
  /** Default: the organization's. */
  timeZone: TimeZone.optional(),
});
export type ExecutionWindow = Readonly<z.output<typeof ExecutionWindow>>;

/** The first moment not before `at` that lies in the window. */
export const opensAt = (window: ExecutionWindow, at: Timestamp, organizationZone: string): Timestamp => {
  const { days, timeZone = organizationZone } = window;
  const from = timeOf(window.from);
  const length = timeOf(window.to) > from ? 0 : 1;
  const today = wallTimeOf(at, timeZone).date;
  // Yesterday's may still be open. A day on which clocks skip the whole window has none.
  for (let day = -1; ; day += 1) {
    const date = addDays(today, day);
    if (!days.some((name) => WEEKDAYS.indexOf(name) + 1 === weekdayOf(date))) continue;
    const opens = instantOf({ date, time: from }, timeZone);
    const closes = instantOf({ date: addDays(date, length), time: timeOf(window.to) }, timeZone);
    if (at < closes && opens < closes) return opens < at ? at : opens;
  }
};

const MINUTE = 60_000;

const timeOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
};
