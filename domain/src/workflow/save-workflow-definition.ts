import type { Decision } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { Definition } from './definition.ts';
import { rejectInvalid } from './reject-invalid.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Saves what the canvas shows as the next version. An active workflow runs it from here on, unless it is kept as a draft. */
export interface SaveWorkflowDefinition {
  readonly type: 'SaveWorkflowDefinition';
  readonly data: {
    readonly workflowId: string;
    readonly definition: Definition;
    readonly draft: boolean;
    /** Why it was changed, for whoever looks through the versions. */
    readonly note?: string | null;
  };
}

export const saveWorkflowDefinition = (
  { data: { workflowId, definition, draft, note = null } }: SaveWorkflowDefinition,
  workflow: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> =>
  saveVersion(workflow, { workflowId, definition, draft, note, restoredFrom: null });

/** What is saved, whether it was drawn or taken up from an earlier version. */
export interface Saved {
  readonly workflowId: string;
  readonly definition: Definition;
  readonly draft: boolean;
  readonly note: string | null;
  readonly restoredFrom: number | null;
}

/** Makes a definition the next version, unless it is the latest as it stands, and publishes it where that is called for. */
export const saveVersion = (
  workflow: Workflow,
  { draft, ...saved }: Saved,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const { workflowId, definition } = saved;
  const changed = !sameJson(definition, workflow.definition);
  const version = changed ? workflow.latestVersion + 1 : workflow.latestVersion;
  const publishes = workflow.status === 'active' && !draft && version !== workflow.publishedVersion;

  const refusal = publishes ? rejectInvalid(definition) : undefined;
  if (refusal !== undefined) return refusal;

  const events: WorkflowEvent[] = [];
  if (changed) events.push({ type: 'WorkflowDefinitionSaved', data: { ...saved, version } });
  if (publishes) events.push({ type: 'WorkflowActivated', data: { workflowId, version } });
  return events;
};
