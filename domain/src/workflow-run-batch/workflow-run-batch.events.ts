import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What is done to each run. */
export const RUN_BATCH_VERBS = ['cancel', 'redrive', 'resume'] as const;
export type RunBatchVerb = (typeof RUN_BATCH_VERBS)[number];

const batch = { workflowRunBatchId: Id };
const count = z.int().min(0);
const text = notPersonal(z.string());

/** Which runs are meant: those that match all of what is given when their turn comes. */
export const RunBatchFilter = z.strictObject({
  workflowId: Id.optional(),
  status: z.enum(['running', 'waiting', 'held', 'parked', 'failed', 'cancelled']).optional(),
  errorCode: text.optional(),
  reason: text.optional(),
  startedFrom: Instant.optional(),
  startedTo: Instant.optional(),
});
export type RunBatchFilter = Readonly<z.output<typeof RunBatchFilter>>;

/** A run to which it was not done, and why. */
export const RefusedRun = z.strictObject({ runId: Id, code: text });
export type RefusedRun = Readonly<z.output<typeof RefusedRun>>;

/** The stored format of a batch: never edited, only lifted by upcasts. */
export const workflowRunBatchEvents = {
  WorkflowRunBatchStarted: z.strictObject({ ...batch, verb: z.enum(RUN_BATCH_VERBS), filter: RunBatchFilter }),
  /** The next runs have had their turn; `cursor` is where it goes on. */
  WorkflowRunBatchProgressed: z.strictObject({
    ...batch,
    cursor: text.nullable(),
    done: count,
    unchanged: count,
    refused: z.array(RefusedRun),
  }),
  WorkflowRunBatchFinished: z.strictObject({ ...batch, done: count, unchanged: count, refused: count }),
};

export type WorkflowRunBatchEvent = EventOf<typeof workflowRunBatchEvents>;
