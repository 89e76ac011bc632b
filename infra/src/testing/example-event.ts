import type { NewEvent } from '@partneros/domain';

let made = 0;

/** An event of no aggregate in particular, for testing stores. */
export const exampleEvent = (organizationId: string, data: object = {}, type = 'ExampleHappened'): NewEvent => {
  made += 1;
  return {
    type,
    data,
    metadata: {
      eventId: `00000000-0000-5000-8000-${String(made).padStart(12, '0')}`,
      organizationId,
      commandId: `command-${made}`,
      correlationId: 'correlation-1',
      actor: { type: 'user', id: 'user-1' },
      occurredAt: '2026-01-01T00:00:00.000Z',
      depth: 0,
      schemaVersion: 1,
    },
  };
};
