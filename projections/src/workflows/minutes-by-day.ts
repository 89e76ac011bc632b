import { addMillis, DAY, type Timestamp } from '@partneros/domain';

/** Minutes of manual work saved, by calendar day in UTC; of the last week only. */
export type MinutesByDay = Readonly<Record<string, number>>;

const WEEK = 7;

/** Counts one more succeeded step, and forgets the days that its week no longer reaches. */
export const addMinutes = (byDay: MinutesByDay, minutes: number, at: Timestamp): MinutesByDay => {
  if (minutes === 0) return byDay;
  const day = dayOf(at);
  const counted = { ...byDay, [day]: (byDay[day] ?? 0) + minutes };
  const newest = Object.keys(counted).reduce((latest, other) => (other > latest ? other : latest), day);
  const oldest = firstDayOfWeekUpTo(`${newest}T00:00:00.000Z`);
  return Object.fromEntries(Object.entries(counted).filter(([other]) => other >= oldest));
};

/** Minutes saved in the seven calendar days up to now. */
export const minutesInWeekUpTo = (now: Timestamp, byDay: MinutesByDay): number => {
  const oldest = firstDayOfWeekUpTo(now);
  return Object.entries(byDay).reduce((sum, [day, minutes]) => (day >= oldest && day <= now ? sum + minutes : sum), 0);
};

const dayOf = (at: Timestamp): string => at.slice(0, 'yyyy-mm-dd'.length);
const firstDayOfWeekUpTo = (at: Timestamp): string => dayOf(addMillis(at, -(WEEK - 1) * DAY));
