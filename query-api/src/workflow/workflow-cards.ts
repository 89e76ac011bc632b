import type { RowStore, Timestamp } from '@partneros/domain';
import type { WorkflowSummaryRow } from '@partneros/projections/models';
import { z } from 'zod';
import { weeklyMinutes } from './weekly-minutes.ts';

/** The cards above the list of workflows. */
export const WorkflowCards = z.object({
  activeWorkflows: z.int(),
  creators: z.int().describe('Members who created a workflow that is still there.'),
  minutesSavedPerWeek: z.number().describe('Over active workflows, in the seven days up to now.'),
});

/** The cards at a moment; an organization without workflows has no row. */
export const cardsAt = async (
  rows: Pick<RowStore, 'count' | 'find'>,
  organizationId: string,
  now: Timestamp,
  row: WorkflowSummaryRow | undefined,
): Promise<z.output<typeof WorkflowCards>> => {
  const all = Object.values(row?.workflows ?? {});
  const active = all.filter((workflow) => workflow.active);
  const weeks = await Promise.all(active.map(({ savings }) => weeklyMinutes(rows, organizationId, now, savings)));
  return {
    activeWorkflows: active.length,
    creators: new Set(all.map(({ ownerId }) => ownerId)).size,
    minutesSavedPerWeek: weeks.reduce((sum, { minutes }) => sum + minutes, 0),
  };
};
