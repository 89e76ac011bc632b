import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Begins a workflow as a draft with what was drawn elsewhere, finished or not. */
export interface ImportWorkflow {
  readonly type: 'ImportWorkflow';
  readonly data: DataOf<WorkflowEvent, 'WorkflowCreated'>;
}

export const importWorkflow = (
  { data }: ImportWorkflow,
  workflow: Workflow | undefined,
): Decision<WorkflowEvent, WorkflowRejection> =>
  workflow === undefined ? [{ type: 'WorkflowCreated', data }] : reject('workflow-already-exists');
