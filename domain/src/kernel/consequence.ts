import type { Ids } from '../ports/ids.ts';
import type { Message } from './decider.ts';
import type { Actor, Cause } from './metadata.ts';
import type { Recorded } from './recorded.ts';

/**
 * The cause of a command that follows from an event: same correlation, the event as causation, and a command id that
 * is a function of the event and `reason`, so that a second delivery repeats the same command.
 */
export const consequenceOf = (
  { stream, revision, metadata }: Recorded<Message>,
  ids: Ids,
  {
    actor,
    reason,
    occurredAt,
    depth = metadata.depth,
  }: { actor: Actor; reason: string; occurredAt: string; depth?: number },
): Cause => ({
  commandId: ids.derive(metadata.eventId, reason),
  correlationId: metadata.correlationId,
  actor,
  occurredAt,
  depth,
  causationId: metadata.eventId,
  causedBy: { stream, revision: String(revision) },
  ...(metadata.via && { via: metadata.via }),
  ...(metadata.silent && { silent: metadata.silent }),
  ...(metadata.traceparent && { traceparent: metadata.traceparent }),
});
