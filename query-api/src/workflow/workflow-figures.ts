import type { Timestamp } from '@partneros/domain';
import { minutesInWeekUpTo, type WorkflowRow } from '@partneros/projections/models';
import { z } from 'zod';

/** What came of a workflow's live runs, in an answer. */
export const WorkflowFigures = z.object({
  lastRunId: z.string().nullable(),
  lastRunAt: z.string().nullable(),
  lastRunStatus: z.enum(['running', 'held', 'parked', 'succeeded', 'failed', 'cancelled']).nullable(),
  minutesSavedPerWeek: z.number().describe('Manual work that live steps saved in the seven days up to now.'),
});

/** A row as an answer shows it: the minutes counted up to now. */
export const withFigures = (now: Timestamp, { minutesByDay, ...row }: WorkflowRow) => ({
  ...row,
  minutesSavedPerWeek: minutesInWeekUpTo(now, minutesByDay),
});
