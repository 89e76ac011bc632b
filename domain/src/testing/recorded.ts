import type { Message } from '../kernel/decider.ts';
import type { EventMetadata } from '../kernel/metadata.ts';
import type { Recorded } from '../kernel/recorded.ts';

/** An event as the store gives it back: `org-1`, revision 0 of the stream `test-org-1_1`, unless said otherwise. */
export const recorded = <Event extends Message>(
  event: Event,
  over: Partial<Omit<Recorded, 'metadata'>> & { readonly metadata?: Partial<EventMetadata> } = {},
): Recorded<Event> => ({
  ...event,
  stream: 'test-org-1_1',
  revision: 0n,
  position: 1n,
  recordedAt: '2026-05-16T12:00:00.000Z',
  ...over,
  metadata: {
    eventId: 'event-1',
    commandId: 'command-1',
    correlationId: 'correlation-1',
    organizationId: 'org-1',
    actor: { type: 'user', id: 'user-1' },
    depth: 0,
    schemaVersion: 1,
    occurredAt: '2026-05-16T12:00:00.000Z',
    ...over.metadata,
  },
});
