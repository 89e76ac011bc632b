import { z } from 'zod';
import { type DataOf, type Decider, type EventOf, evolution, reject } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** The stored format of a call to try all dead letters again; `name` null: whoever holds them. */
export const deadLetterRetryEvents = {
  DeadLettersRetryRequested: z.strictObject({
    deadLetterRetryId: Id,
    name: notPersonal(z.string()).nullable(),
    at: Instant,
  }),
};

export type DeadLetterRetryEvent = EventOf<typeof deadLetterRetryEvents>;

/** Asks whoever put events of the organization aside to try all of them again. */
export interface RetryDeadLetters {
  readonly type: 'RetryDeadLetters';
  readonly data: DataOf<DeadLetterRetryEvent, 'DeadLettersRetryRequested'>;
}

/** A call to try again. It is over as soon as it was made: each letter tells how it went. */
export interface DeadLetterRetry {
  readonly name: string | null;
}

export const deadLetterRetry: Decider<
  DeadLetterRetry,
  RetryDeadLetters,
  DeadLetterRetryEvent,
  'dead-letter-retry-already-exists'
> = {
  category: 'deadLetterRetry',
  events: deadLetterRetryEvents,
  evolve: evolution<DeadLetterRetry, DeadLetterRetryEvent, 'DeadLettersRetryRequested'>(
    { DeadLettersRetryRequested: ({ name }) => ({ name }) },
    {},
  ),
  decide: ({ data }, retry) =>
    retry === undefined ? [{ type: 'DeadLettersRetryRequested', data }] : reject('dead-letter-retry-already-exists'),
};
