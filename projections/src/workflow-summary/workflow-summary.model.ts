import type { ReadModel } from '@partneros/domain';
import type { Savings } from '../workflows/savings.ts';

/** What the cards above the list of workflows are made of. Deleted workflows are not in it. */
export interface WorkflowSummaryRow {
  /** By workflow id. */
  readonly workflows: Readonly<
    Record<string, { readonly ownerId: string; readonly active: boolean; readonly savings: Savings }>
  >;
}

/** The one key of this read model, in each organization. */
export const WORKFLOW_SUMMARY_KEY = 'summary';

/** How much is automated here, and what does it save? One row per organization. */
export const workflowSummaryModel: ReadModel<WorkflowSummaryRow> = {
  name: 'workflow-summary',
  version: 2,
  fields: {},
};
