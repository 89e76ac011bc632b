import type { WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type SkippedEnrolmentsRow, skippedEnrolmentsModel } from './skipped-enrolments.model.ts';

export const skippedEnrolments: Projection<SkippedEnrolmentsRow, WorkflowRunEvent> = {
  model: skippedEnrolmentsModel,
  keysOf: ({ data }) => [data.workflowId],
  on: {
    WorkflowRunSkipped: (row, { data: { workflowId, reason, at } }) => {
      const count = (row?.reasons[reason]?.count ?? 0) + 1;
      return { workflowId, reasons: { ...row?.reasons, [reason]: { count, lastAt: at } } };
    },
  },
};
