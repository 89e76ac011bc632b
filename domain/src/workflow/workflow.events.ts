import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { Definition } from './definition.ts';

/** The part of a partner's life a workflow belongs to. */
export const WORKFLOW_STAGES = ['recruit', 'onboard', 'enable', 'execute', 'optimize'] as const;
export type WorkflowStage = (typeof WORKFLOW_STAGES)[number];

/** What becomes of runs under way when their workflow stops: they pause, go on to their end, or are cancelled. */
export const IN_FLIGHT = ['hold', 'finish', 'cancel'] as const;
export type InFlight = (typeof IN_FLIGHT)[number];

/** What becomes of a run when there is another version: it goes on by that one, by its own, or not at all. */
export const MIGRATION_ACTIONS = ['migrate', 'finish', 'cancel'] as const;

const workflow = { workflowId: Id };
const text = notPersonal(z.string());
const labels = { name: text, description: text.nullable(), stage: z.enum(WORKFLOW_STAGES) };
const definition = notPersonal(Definition);
/** Counts what was saved, from 1: the canvas every workflow starts with. */
const version = z.int().min(1);

/** The stored format of a workflow: never edited, only lifted by upcasts. */
export const workflowEvents = {
  WorkflowCreated: z.strictObject({ ...workflow, ...labels, createdBy: Id, definition }),
  WorkflowRenamed: z.strictObject({ ...workflow, ...labels }),
  /** `restoredFrom`: the earlier version whose definition this one takes up again. */
  WorkflowDefinitionSaved: z.strictObject({
    ...workflow,
    version,
    definition,
    note: text.nullable(),
    restoredFrom: version.nullable(),
  }),
  /** From here on runs start, and they start from this version. Comes again when an active workflow publishes another. */
  WorkflowActivated: z.strictObject({ ...workflow, version }),
  /** Those who are there already come in as well, batch by batch; what happens from here on starts runs by itself. */
  ExistingEnrolmentRequested: z.strictObject({ ...workflow, version }),
  WorkflowDeactivated: z.strictObject({ ...workflow, inFlight: z.enum(IN_FLIGHT) }),
  WorkflowDeleted: z.strictObject(workflow),
  /** What becomes of runs under way in other versions; `waitingAt: null`: wherever they wait. The first group that fits. */
  WorkflowRunsMigrationRequested: z.strictObject({
    ...workflow,
    version,
    groups: z.array(z.strictObject({ version, waitingAt: Id.nullable(), action: z.enum(MIGRATION_ACTIONS) })),
  }),
  /** Somebody started it by hand. */
  WorkflowRunRequested: z.strictObject({ ...workflow, partnerId: Id.nullable() }),
};

export type WorkflowEvent = EventOf<typeof workflowEvents>;
