import { type DataOf, evolution } from '../kernel/decider.ts';
import type { DeadLetterEvent } from './dead-letter.events.ts';

/** Where a dead letter stands. `retrying`: it was asked for, and nothing is known of it yet. */
export const DEAD_LETTER_STATUSES = ['open', 'retrying', 'resolved', 'skipped'] as const;

type Parked = DataOf<DeadLetterEvent, 'DeadLetterParked'>;

/** An event that was put aside, between its id and its version. */
export interface DeadLetter extends Omit<Parked, 'deadLetterId' | 'at'> {
  readonly status: (typeof DEAD_LETTER_STATUSES)[number];
  readonly parkedAt: string;
  /** Retries that people asked for and that failed. */
  readonly failedRetries: number;
  /** Why it was skipped. */
  readonly reason: string | null;
}

export const evolveDeadLetter = evolution<DeadLetter, DeadLetterEvent, 'DeadLetterParked'>(
  {
    DeadLetterParked: ({ deadLetterId: _id, at, ...parked }, before) => ({
      ...parked,
      status: 'open',
      parkedAt: at,
      failedRetries: before?.failedRetries ?? 0,
      reason: null,
    }),
  },
  {
    DeadLetterRetryRequested: (letter) => ({ ...letter, status: 'retrying' }),
    DeadLetterRetryFailed: (letter, { failure }) => ({
      ...letter,
      status: 'open',
      failure,
      failedRetries: letter.failedRetries + 1,
    }),
    DeadLetterResolved: (letter) => ({ ...letter, status: 'resolved' }),
    DeadLetterSkipped: (letter, { reason }) => ({ ...letter, status: 'skipped', reason }),
  },
);

/** Is there still something to be done about it? */
export const isOpen = ({ status }: Pick<DeadLetter, 'status'>): boolean => status === 'open' || status === 'retrying';

/** What its events say of a letter besides what happened to it. */
export const letterOf = (
  deadLetterId: string,
  { source, name, eventId, eventType, stream, revision, position }: DeadLetter,
) => ({ deadLetterId, source, name, eventId, eventType, stream, revision, position });
