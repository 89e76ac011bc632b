import { type Decision, reject } from '../kernel/decider.ts';
import { saveVersion } from './save-workflow-definition.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Takes up an earlier version again: as a new one, so that nothing that was saved is lost. */
export interface RestoreWorkflowVersion {
  readonly type: 'RestoreWorkflowVersion';
  readonly data: {
    readonly workflowId: string;
    readonly version: number;
    readonly draft: boolean;
    readonly note?: string | null;
  };
}

export const restoreWorkflowVersion = (
  { data: { workflowId, version, draft, note = null } }: RestoreWorkflowVersion,
  workflow: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const definition = workflow.versions[version];
  return definition === undefined
    ? reject('workflow-version-not-found')
    : saveVersion(workflow, { workflowId, definition, draft, note, restoredFrom: version });
};
