import { daysBetween } from '../kernel/calendar.ts';
import type { Timestamp } from '../kernel/time.ts';
import { addDays } from '../kernel/wall-time.ts';
import type { ReportType } from './report-types.ts';

/** Calendar dates in UTC, both included. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

const SUMMARY_DAYS = 90;

/**
 * What a report is about when nobody says: an annual review the last whole year, a quarterly one the last whole quarter,
 * an executive summary the 90 days up to today.
 */
export const usualPeriod = (type: ReportType, now: Timestamp): ReportPeriod => {
  const today = now.slice(0, 'yyyy-mm-dd'.length);
  const year = Number(today.slice(0, 4));
  switch (type) {
    case 'executive-summary':
      return { from: addDays(today, 1 - SUMMARY_DAYS), to: today };
    case 'annual-review':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'quarterly-review': {
      const first = 3 * Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1;
      const to = addDays(`${year}-${twoDigits(first)}-01`, -1);
      return { from: `${to.slice(0, 4)}-${twoDigits(Number(to.slice(5, 7)) - 2)}-01`, to };
    }
  }
};

/** The period of the same length right before: what a report compares with. */
export const periodBefore = ({ from, to }: ReportPeriod): ReportPeriod => {
  const end = addDays(from, -1);
  return { from: addDays(end, -daysBetween(from, to)), to: end };
};

/** Does a moment lie in a period? */
export const liesIn = ({ from, to }: ReportPeriod, at: string | null): boolean => {
  const date = at?.slice(0, 'yyyy-mm-dd'.length) ?? '';
  return date >= from && date <= to;
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');
