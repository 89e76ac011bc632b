import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { Definition } from './definition.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Begins a workflow as a draft that is started by hand. Names need not be unique. */
export interface CreateWorkflow {
  readonly type: 'CreateWorkflow';
  readonly data: Omit<DataOf<WorkflowEvent, 'WorkflowCreated'>, 'definition'>;
}

/** The canvas every workflow starts with: a manual trigger. */
export const NEW_DEFINITION: Definition = {
  nodes: [{ id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } }],
  edges: [],
};

export const createWorkflow = (
  { data }: CreateWorkflow,
  workflow: Workflow | undefined,
): Decision<WorkflowEvent, WorkflowRejection> =>
  workflow === undefined
    ? [{ type: 'WorkflowCreated', data: { ...data, definition: NEW_DEFINITION } }]
    : reject('workflow-already-exists');
