import type { Decision } from '../kernel/decider.ts';
import { rejectInvalid } from './reject-invalid.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Lets a workflow run by itself from here on, from its latest version; an active one publishes a pending draft by it. */
export interface ActivateWorkflow {
  readonly type: 'ActivateWorkflow';
  readonly data: {
    readonly workflowId: string;
    /** Lets those in as well who are there already; one that is active may be asked to at any time. */
    readonly enrollExisting?: boolean;
  };
}

export const activateWorkflow = (
  { data: { workflowId, enrollExisting = false } }: ActivateWorkflow,
  { status, definition, latestVersion, publishedVersion }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const data = { workflowId, version: latestVersion };
  const request: readonly WorkflowEvent[] = enrollExisting ? [{ type: 'ExistingEnrolmentRequested', data }] : [];
  if (status === 'active' && publishedVersion === latestVersion) return request;
  return rejectInvalid(definition) ?? [{ type: 'WorkflowActivated', data }, ...request];
};
