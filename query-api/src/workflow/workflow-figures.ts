import type { RowStore, Timestamp } from '@partneros/domain';
import type { WorkflowRow } from '@partneros/projections/models';
import { z } from 'zod';
import { weeklyMinutes } from './weekly-minutes.ts';

/** What came of a workflow's live runs, in an answer. */
export const WorkflowFigures = z.object({
  lastRunId: z.string().nullable(),
  lastRunAt: z.string().nullable(),
  lastRunStatus: z.enum(['running', 'held', 'parked', 'succeeded', 'failed', 'cancelled']).nullable(),
  minutesSavedPerWeek: z.number().describe('Manual work that live steps saved in the seven days up to now.'),
  minutesSavedBasis: z
    .enum(['measured', 'expected'])
    .describe('expected: in its first week, what a run saves times how often its trigger came about lately.'),
});

/** A row as an answer shows it: the minutes counted up to now. */
export const withFigures = async (
  rows: Pick<RowStore, 'count' | 'find'>,
  now: Timestamp,
  { savings, ...row }: WorkflowRow,
) => {
  const { minutes, basis } = await weeklyMinutes(rows, row.organizationId, now, savings);
  return { ...row, minutesSavedPerWeek: minutes, minutesSavedBasis: basis };
};
