import type { Decision } from '../kernel/decider.ts';
import { rejectInvalid } from './reject-invalid.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Lets a workflow run by itself from here on, from its latest version; an active one publishes a pending draft by it. */
export interface ActivateWorkflow {
  readonly type: 'ActivateWorkflow';
  readonly data: { readonly workflowId: string };
}

export const activateWorkflow = (
  { data: { workflowId } }: ActivateWorkflow,
  { status, definition, latestVersion, publishedVersion }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  if (status === 'active' && publishedVersion === latestVersion) return [];
  return rejectInvalid(definition) ?? [{ type: 'WorkflowActivated', data: { workflowId, version: latestVersion } }];
};
