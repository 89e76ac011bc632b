import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

/** Who could not take an event: a list, or a reaction of the workflow engine. */
export const DEAD_LETTER_SOURCES = ['projection', 'reaction'] as const;

// Which event it is, and for whom: all that a retry has to know.
const letter = {
  deadLetterId: Id,
  source: z.enum(DEAD_LETTER_SOURCES),
  name: notPersonal(z.string()),
  eventId: Id,
  eventType: notPersonal(z.string()),
  stream: notPersonal(z.string()),
  revision: notPersonal(z.string()),
  position: notPersonal(z.string()),
};

/** The stored format of a dead letter: never edited, only lifted by upcasts. */
export const deadLetterEvents = {
  DeadLetterParked: z.strictObject({ ...letter, failure: notPersonal(z.string()), at: Instant }),
  DeadLetterRetryRequested: z.strictObject({ ...letter, at: Instant }),
  DeadLetterRetryFailed: z.strictObject({ ...letter, failure: notPersonal(z.string()), at: Instant }),
  DeadLetterResolved: z.strictObject({ ...letter, at: Instant }),
  DeadLetterSkipped: z.strictObject({ ...letter, reason: personal('deadLetterId', z.string()), at: Instant }),
};

export type DeadLetterEvent = EventOf<typeof deadLetterEvents>;
