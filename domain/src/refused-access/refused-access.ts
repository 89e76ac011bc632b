import { z } from 'zod';
import type { AnyDecider, DataOf, EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import type { NewEvent } from '../kernel/recorded.ts';
import { streamOf } from '../kernel/stream.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Ids } from '../ports/ids.ts';

/** The stored format: never edited. */
const refusedAccessEvents = {
  /**
   * Somebody was refused again and again: 403 to a person, in the organization they act in; 401 to whoever is behind a
   * network, which belongs to no organization. What was asked for is named by route, never by path or content.
   */
  AccessRefusedRepeatedly: z.strictObject({
    status: z.union([z.literal(401), z.literal(403)]),
    userId: Id.nullable(),
    /** A fingerprint, that tells one network from another. */
    network: notPersonal(z.string()).nullable(),
    /** Refusals since then, when this was noted. */
    count: z.int().min(1),
    since: Instant,
    routes: z.array(notPersonal(z.string())),
  }),
};

export type RefusedAccessEvent = EventOf<typeof refusedAccessEvents>;

/** Refusals that an administrator, or whoever runs this, wants to know of. Nobody decides on them. */
export const refusedAccess = {
  category: 'refusedAccess',
  events: refusedAccessEvents,
} as const satisfies AnyDecider;

/** Where a note of repeated refusals belongs, and the note: each has a stream of its own. */
export const noteOfRefusals = (
  ids: Ids,
  organizationId: string,
  data: DataOf<RefusedAccessEvent, 'AccessRefusedRepeatedly'>,
  at: Timestamp,
): { readonly stream: string; readonly event: NewEvent } => {
  const commandId = ids.next();
  return {
    stream: streamOf(refusedAccess.category, organizationId, commandId),
    event: {
      type: 'AccessRefusedRepeatedly',
      data,
      metadata: {
        eventId: ids.derive(commandId, '0'),
        organizationId,
        commandId,
        correlationId: commandId,
        actor: { type: 'system', id: refusedAccess.category },
        occurredAt: at,
        depth: 0,
        schemaVersion: 1,
      },
    },
  };
};
