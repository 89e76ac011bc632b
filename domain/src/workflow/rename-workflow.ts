import type { Decision } from '../kernel/decider.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { WorkflowEvent, WorkflowStage } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Changes what a workflow is called, its description or its stage; what is left out stays. */
export interface RenameWorkflow {
  readonly type: 'RenameWorkflow';
  readonly data: {
    readonly workflowId: string;
    readonly name?: string | undefined;
    readonly description?: string | null | undefined;
    readonly stage?: WorkflowStage | undefined;
  };
}

export const renameWorkflow = (
  { data: { workflowId, ...wanted } }: RenameWorkflow,
  { name, description, stage }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const labels = { name, description, stage };
  const changes = changesOf(labels, wanted);
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'WorkflowRenamed', data: { workflowId, ...labels, ...changes } }];
};
