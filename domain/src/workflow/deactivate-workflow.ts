import { type Decision, reject } from '../kernel/decider.ts';
import type { InFlight, WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Stops a workflow from starting runs, and says what becomes of those under way. */
export interface DeactivateWorkflow {
  readonly type: 'DeactivateWorkflow';
  readonly data: { readonly workflowId: string; readonly inFlight: InFlight };
}

export const deactivateWorkflow = (
  { data }: DeactivateWorkflow,
  { status }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  if (status === 'inactive') return [];
  return status === 'active' ? [{ type: 'WorkflowDeactivated', data }] : reject('workflow-never-activated');
};
