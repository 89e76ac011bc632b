import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { RunSubject } from '../workflow-run/workflow-run.events.ts';

const text = notPersonal(z.string());
const about = { workflowId: Id };

/** A record that was there already, and the event of its past that starts its run. Revisions are decimal. */
export const ExistingRecord = z.strictObject({ subject: RunSubject, stream: text, revision: text });
export type ExistingRecord = Readonly<z.output<typeof ExistingRecord>>;

/** The stored format of letting those into a workflow who were there before it was switched on. */
export const existingEnrolmentEvents = {
  /** `upTo` is the position of the request: what happens after it starts runs by itself. */
  ExistingEnrolmentStarted: z.strictObject({
    ...about,
    version: z.int(),
    trigger: text,
    upTo: text,
    total: z.int().min(0),
    requestedBy: Id,
    at: Instant,
  }),
  /** One batch: `looked` records were looked at, and these come in. `cursor: null`: it was the last. */
  ExistingRecordsChosen: z.strictObject({
    ...about,
    records: z.array(ExistingRecord),
    looked: z.int().min(0),
    cursor: text.nullable(),
    at: Instant,
  }),
  ExistingEnrolmentFinished: z.strictObject({ ...about, at: Instant }),
  ExistingEnrolmentCancelled: z.strictObject({
    ...about,
    reason: z.enum(['workflow_deactivated', 'workflow_deleted', 'trigger_changed']),
    at: Instant,
  }),
};

export type ExistingEnrolmentEvent = EventOf<typeof existingEnrolmentEvents>;
