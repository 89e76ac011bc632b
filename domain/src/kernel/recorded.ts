import type { Message } from './decider.ts';
import type { EventMetadata } from './metadata.ts';

/** An event as it is handed to the store. */
export type NewEvent<Event extends Message = Message> = Event & { readonly metadata: EventMetadata };

/** An event as the store gives it back, its data already in the current shape. */
export type Recorded<Event extends Message = Message> = NewEvent<Event> & {
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: bigint;
  /** Place among all events: grows, never repeats. */
  readonly position: bigint;
  /** When the store took it, ISO 8601 UTC. */
  readonly recordedAt: string;
};
