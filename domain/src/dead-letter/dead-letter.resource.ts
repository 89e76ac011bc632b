import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { DEAD_LETTER_SOURCES } from './dead-letter.events.ts';
import { DEAD_LETTER_STATUSES } from './dead-letter.state.ts';

/** A dead letter in an answer: where its event is, never what is in it. */
export const DeadLetterResource = resourceSchema({
  source: z.enum(DEAD_LETTER_SOURCES),
  name: z.string().describe('The list with its version, or the reaction.'),
  eventId: Id,
  eventType: z.string(),
  stream: z.string(),
  revision: z.string(),
  position: z.string(),
  failure: z.string().describe('The kind of error, and where in the code. What it said is in the log only.'),
  status: z.enum(DEAD_LETTER_STATUSES),
  parkedAt: z.string(),
  failedRetries: z.int(),
  reason: z.string().nullable(),
});
