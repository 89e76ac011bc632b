import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { Json, type JsonObject } from '../kernel/json.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { ENROLMENT_REFUSALS } from '../workflow/enrolment-rule.ts';

const text = notPersonal(z.string());

/** The kinds of records that a run may be about. Stored: one may be added, none taken away. */
export const RUN_SUBJECTS = [
  'partner',
  'deal',
  'deal_registration',
  'application',
  'contact',
  'agreement',
  'contract',
  'mdf_request',
  'payment',
  'certification',
] as const;

/** What a run is about: the record its trigger event belongs to. */
export const RunSubject = z.strictObject({ entity: z.enum(RUN_SUBJECTS), id: Id });
export type RunSubject = Readonly<z.output<typeof RunSubject>>;

/** The event that started a run, and where it stands. Positions and revisions are decimal. */
export const RunTrigger = z.strictObject({
  type: text,
  eventType: text,
  eventId: Id,
  stream: text,
  revision: text,
  position: text,
});
export type RunTrigger = Readonly<z.output<typeof RunTrigger>>;

/** Why a step failed, or a run did. */
export const StepError = z.strictObject({ code: text, message: personal('runId', z.string()) });
export type StepError = Readonly<z.output<typeof StepError>>;

// Inputs and outputs hold what was sent to whom: personal about the run's subject.
const payload: z.ZodType<JsonObject> = personal('runId', z.record(z.string(), Json));

/**
 * Why a trigger that matched starts nothing: its own workflow led to it, too long a chain did, the enrolment rule keeps the
 * record out, or the workflow was switched off or deleted since.
 */
export const SKIP_REASONS = ['loop', 'depth', ...ENROLMENT_REFUSALS, 'workflow_inactive', 'workflow_deleted'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

const run = { runId: Id, workflowId: Id };
const step = { ...run, nodeId: Id, nodeType: text, at: Instant };
const started = {
  ...run,
  version: z.int(),
  mode: z.enum(['live', 'test']),
  trigger: RunTrigger,
  subject: RunSubject.nullable(),
  partnerId: Id.nullable(),
  at: Instant,
};

/** The stored format of a run: every step's intent before its effect, its result after. */
export const workflowRunEvents = {
  WorkflowRunStarted: z.strictObject(started),
  /** The trigger matched, yet nothing is run; the reason is for people to read. */
  WorkflowRunSkipped: z.strictObject({ ...started, reason: z.enum(SKIP_REASONS) }),
  /** The intent: from here on the effect may have happened. `key` is the same for every attempt. */
  StepStarted: z.strictObject({ ...step, attempt: z.int().min(1), key: Id, input: payload }),
  StepSucceeded: z.strictObject({ ...step, mode: z.enum(['live', 'test']), output: payload }),
  /** `retryAt: null` is final. */
  StepFailed: z.strictObject({ ...step, error: StepError, retryAt: Instant.nullable() }),
  BranchTaken: z.strictObject({ ...step, handle: text, output: payload }),
  DelayScheduled: z.strictObject({ ...step, dueAt: Instant }),
  DelayElapsed: z.strictObject({ ...step, dueAt: Instant }),
  /** Its workflow acts at certain hours only; the step goes on when they begin. */
  StepDeferred: z.strictObject({ ...step, dueAt: Instant, reason: z.enum(['window']) }),
  WorkflowRunHeld: z.strictObject({ ...run, reason: text, at: Instant }),
  WorkflowRunResumed: z.strictObject({ ...run, at: Instant }),
  /** It cannot go on by itself, and nothing is lost: somebody takes it up again. `nodeId: null`: no step is to blame. */
  WorkflowRunParked: z.strictObject({ ...run, nodeId: Id.nullable(), error: StepError, at: Instant }),
  /**
   * Somebody takes it up again, from `nodeId` or from where it stopped. `steps` begin anew, each in the iteration that
   * its key is made of: the one it was in, unless it is meant to happen once more.
   */
  WorkflowRunRetried: z.strictObject({
    ...run,
    version: z.int(),
    nodeId: Id.nullable(),
    steps: z.array(z.strictObject({ nodeId: Id, iteration: z.int().min(1) })),
    at: Instant,
  }),
  /** From here on its next steps go by another version; what is done stays done, and so do the moments it waits for. */
  WorkflowRunMigrated: z.strictObject({ ...run, from: z.int(), to: z.int(), at: Instant }),
  WorkflowRunCompleted: z.strictObject({ ...run, at: Instant }),
  WorkflowRunFailed: z.strictObject({ ...run, nodeId: Id, error: StepError, at: Instant }),
  WorkflowRunCancelled: z.strictObject({ ...run, reason: text, at: Instant }),
};

export type WorkflowRunEvent = EventOf<typeof workflowRunEvents>;
