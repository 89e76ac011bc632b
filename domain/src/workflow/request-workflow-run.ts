import { type Decision, reject } from '../kernel/decider.ts';
import { graphOf } from './graph-of.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Starts an active workflow by hand, about a partner or about nobody in particular. */
export interface RequestWorkflowRun {
  readonly type: 'RequestWorkflowRun';
  readonly data: { readonly workflowId: string; readonly partnerId: string | null };
}

export const requestWorkflowRun = (
  { data }: RequestWorkflowRun,
  { status, publishedVersion, versions }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const published = publishedVersion === null ? undefined : versions[publishedVersion];
  if (status !== 'active' || published === undefined) return reject('workflow-not-active');
  const parsed = graphOf(published);
  const isManual = 'graph' in parsed && parsed.graph.trigger.type === 'manual';
  return isManual ? [{ type: 'WorkflowRunRequested', data }] : reject('workflow-not-manual');
};
