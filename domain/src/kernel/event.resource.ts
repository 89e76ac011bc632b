import { z } from 'zod';
import { Id } from './fields.ts';
import type { Recorded } from './recorded.ts';

/** Who did something, in an answer. */
export const EventActor = z.object({
  type: z.enum(['user', 'workflow', 'policy', 'system', 'public']),
  id: z.string(),
});

/** A recorded event in an answer. */
export const EventResource = z.object({
  id: Id,
  type: z.string(),
  stream: z.string(),
  revision: z.string(),
  /** Business time; what an import records may lie in the past. */
  at: z.string(),
  recordedAt: z.string(),
  position: z.string(),
  actor: EventActor,
  correlationId: z.string(),
  /** The event that led to this one, and the automations (`<workflowId>/<subjectId>`) on the way; null: a request did. */
  causedBy: z
    .object({ eventId: Id, stream: z.string(), revision: z.string(), depth: z.int(), via: z.array(z.string()) })
    .nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EventResource = Readonly<z.output<typeof EventResource>>;

/** Shows a recorded event to callers. */
export const eventResource = ({
  type,
  data,
  stream,
  revision,
  position,
  recordedAt,
  metadata: { eventId, occurredAt, actor, correlationId, causationId, causedBy, depth, via = [] },
}: Recorded): EventResource => ({
  id: eventId,
  type,
  stream,
  revision: String(revision),
  at: occurredAt,
  recordedAt,
  position: String(position),
  actor,
  correlationId,
  causedBy: causationId && causedBy ? { eventId: causationId, ...causedBy, depth, via: [...via] } : null,
  data: data as Readonly<Record<string, unknown>>,
});
