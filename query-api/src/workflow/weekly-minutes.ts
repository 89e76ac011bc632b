import {
  addMillis,
  DAY,
  matchTrigger,
  type RowStore,
  type Timestamp,
  TRIGGER_EVENTS,
  type TriggerConfig,
} from '@partneros/domain';
import { applicationsModel, partnerHistoryModel, type Savings, savedPerWeek } from '@partneros/projections/models';
import { findAll } from '../http/find-all.ts';

type Rows = Pick<RowStore, 'count' | 'find'>;

const WEEKS = 4;

/** What a workflow saves in a week: as measured, or in its first week, while that is more, as was to be expected. */
export const weeklyMinutes = async (
  rows: Rows,
  organizationId: string,
  now: Timestamp,
  savings: Savings,
): Promise<{ readonly minutes: number; readonly basis: 'measured' | 'expected' }> => {
  const { measured, expected } = savedPerWeek(now, savings);
  if (expected === null || expected.perRun === 0) return { basis: 'measured', minutes: measured };
  const times = await timesTriggered(rows, organizationId, expected.trigger, now);
  const minutes = Math.round((expected.perRun * times) / WEEKS);
  return minutes > measured ? { basis: 'expected', minutes } : { basis: 'measured', minutes: measured };
};

// How often the trigger came about in the last four weeks, from the history of partners and from applications.
const timesTriggered = async (
  rows: Rows,
  organizationId: string,
  trigger: TriggerConfig,
  now: Timestamp,
): Promise<number> => {
  const from = addMillis(now, -WEEKS * 7 * DAY);
  // Somebody who applies is no partner yet.
  if (trigger.type === 'application_submitted') {
    const where = { submittedAt: { from, to: now }, applicationFormId: trigger.config.formId };
    return rows.count(applicationsModel, organizationId, { where });
  }
  const counts = TRIGGER_EVENTS[trigger.type].map(async (type) => {
    const where = { starts: { from: `${type} ${from}`, to: `${type} ${now}` } };
    // What an event without a word in it matches, every event of its type does.
    if (matchTrigger(trigger, { type, data: {} }).matches)
      return rows.count(partnerHistoryModel, organizationId, { where });
    const found = await findAll(rows, partnerHistoryModel, organizationId, { where });
    return found.filter((event) => matchTrigger(trigger, event).matches).length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};
