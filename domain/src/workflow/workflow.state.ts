import { evolution } from '../kernel/decider.ts';
import type { Definition } from './definition.ts';
import type { InFlight, WorkflowEvent, WorkflowStage } from './workflow.events.ts';

/** A workflow with everything it ever was: a run stays on the version it began with. */
export interface Workflow {
  readonly name: string;
  readonly description: string | null;
  readonly stage: WorkflowStage;
  readonly status: 'draft' | 'active' | 'inactive' | 'deleted';
  /** The user who created it. */
  readonly ownerId: string;
  /** The latest version, as the canvas shows it. */
  readonly definition: Definition;
  readonly latestVersion: number;
  /** The version that new runs are made from while the workflow is active; `null` before the first activation. */
  readonly publishedVersion: number | null;
  /** What became of runs under way when it was last deactivated; `null` while it is not inactive. */
  readonly inFlight: InFlight | null;
  /** By version. */
  readonly versions: Readonly<Record<number, Definition>>;
}

export const evolveWorkflow = evolution<Workflow, WorkflowEvent, 'WorkflowCreated'>(
  {
    WorkflowCreated: ({ name, description, stage, createdBy, definition }) => ({
      name,
      description,
      stage,
      status: 'draft',
      ownerId: createdBy,
      definition,
      latestVersion: 1,
      publishedVersion: null,
      inFlight: null,
      versions: { 1: definition },
    }),
  },
  {
    WorkflowRenamed: (workflow, { name, description, stage }) => ({ ...workflow, name, description, stage }),
    WorkflowDefinitionSaved: (workflow, { version, definition }) => ({
      ...workflow,
      definition,
      latestVersion: version,
      versions: { ...workflow.versions, [version]: definition },
    }),
    WorkflowActivated: (workflow, { version }) => ({
      ...workflow,
      status: 'active',
      publishedVersion: version,
      inFlight: null,
    }),
    WorkflowDeactivated: (workflow, { inFlight }) => ({ ...workflow, status: 'inactive', inFlight }),
    WorkflowDeleted: (workflow) => ({ ...workflow, status: 'deleted' }),
    ExistingEnrolmentRequested: (workflow) => workflow,
    WorkflowRunsMigrationRequested: (workflow) => workflow,
    WorkflowRunRequested: (workflow) => workflow,
  },
);
