import type { ReadModel, Timestamp } from '@partneros/domain';
import { type MinutesByDay, minutesInWeekUpTo } from '../workflows/minutes-by-day.ts';

/** What the cards above the list of workflows are made of. Deleted workflows are not in it. */
export interface WorkflowSummaryRow {
  /** By workflow id. */
  readonly workflows: Readonly<
    Record<string, { readonly ownerId: string; readonly active: boolean; readonly minutesByDay: MinutesByDay }>
  >;
}

/** The cards above the list of workflows. */
export interface WorkflowSummary {
  readonly activeWorkflows: number;
  /** Members who created a workflow that is still there. */
  readonly creators: number;
  /** Over active workflows, in the seven days up to now. */
  readonly minutesSavedPerWeek: number;
}

/** The one key of this read model, in each organization. */
export const WORKFLOW_SUMMARY_KEY = 'summary';

/** How much is automated here, and what does it save? One row per organization. */
export const workflowSummaryModel: ReadModel<WorkflowSummaryRow> = {
  name: 'workflow-summary',
  version: 1,
  fields: {},
};

/** The cards at a moment; an organization without workflows has no row. */
export const summaryAt = (now: Timestamp, row: WorkflowSummaryRow | undefined): WorkflowSummary => {
  const all = Object.values(row?.workflows ?? {});
  const active = all.filter((workflow) => workflow.active);
  return {
    activeWorkflows: active.length,
    creators: new Set(all.map(({ ownerId }) => ownerId)).size,
    minutesSavedPerWeek: active.reduce((sum, { minutesByDay }) => sum + minutesInWeekUpTo(now, minutesByDay), 0),
  };
};
