import type { Decision } from '../kernel/decider.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';

/** Removes a workflow for good: no more runs, and from here on it is not found. */
export interface DeleteWorkflow {
  readonly type: 'DeleteWorkflow';
  readonly data: { readonly workflowId: string };
}

export const deleteWorkflow = ({ data }: DeleteWorkflow): Decision<WorkflowEvent, WorkflowRejection> => [
  { type: 'WorkflowDeleted', data },
];
