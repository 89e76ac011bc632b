import type { ReadModel, SkipReason } from '@partneros/domain';

/** What kept records out of a workflow, by reason: how often, and when last. */
export interface SkippedEnrolmentsRow {
  readonly workflowId: string;
  readonly reasons: Readonly<Partial<Record<SkipReason, { readonly count: number; readonly lastAt: string }>>>;
}

/** How often did a trigger match and nothing was run, and why? One row per workflow that this happened to, under its id. */
export const skippedEnrolmentsModel: ReadModel<SkippedEnrolmentsRow> = {
  name: 'skipped-enrolments',
  version: 1,
  fields: {},
};
