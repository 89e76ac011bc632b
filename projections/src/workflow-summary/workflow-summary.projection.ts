import type { WorkflowEvent, WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { activated, drawn, saved } from '../workflows/savings.ts';
import { WORKFLOW_SUMMARY_KEY, type WorkflowSummaryRow, workflowSummaryModel } from './workflow-summary.model.ts';

type Entry = WorkflowSummaryRow['workflows'][string];

const changed = (
  row: WorkflowSummaryRow | undefined,
  workflowId: string,
  change: (workflow: Entry) => Entry,
): WorkflowSummaryRow | undefined => {
  const workflow = row?.workflows[workflowId];
  return row && workflow ? { workflows: { ...row.workflows, [workflowId]: change(workflow) } } : row;
};

export const workflowSummary: Projection<WorkflowSummaryRow, WorkflowEvent | WorkflowRunEvent> = {
  model: workflowSummaryModel,
  keysOf: () => [WORKFLOW_SUMMARY_KEY],
  on: {
    WorkflowCreated: (row, { data }) => ({
      workflows: {
        ...row?.workflows,
        [data.workflowId]: { ownerId: data.createdBy, active: false, savings: drawn(data.definition) },
      },
    }),
    WorkflowDefinitionSaved: (row, { data }) =>
      changed(row, data.workflowId, (workflow) => ({ ...workflow, savings: drawn(data.definition, workflow.savings) })),
    WorkflowActivated: (row, { data, metadata }) =>
      changed(row, data.workflowId, (workflow) => ({
        ...workflow,
        active: true,
        savings: activated(workflow.savings, metadata.occurredAt),
      })),
    WorkflowDeactivated: (row, { data }) =>
      changed(row, data.workflowId, (workflow) => ({ ...workflow, active: false })),
    WorkflowDeleted: (row, { data }) =>
      row && {
        workflows: Object.fromEntries(Object.entries(row.workflows).filter(([id]) => id !== data.workflowId)),
      },
    StepSucceeded: (row, { data, metadata }) =>
      data.mode === 'test'
        ? row
        : changed(row, data.workflowId, (workflow) => ({
            ...workflow,
            savings: saved(workflow.savings, data.nodeId, metadata.occurredAt),
          })),
  },
};
