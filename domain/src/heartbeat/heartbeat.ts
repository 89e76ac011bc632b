import { z } from 'zod';
import type { AnyDecider } from '../kernel/decider.ts';
import type { NewEvent } from '../kernel/recorded.ts';
import { PLATFORM, streamOf } from '../kernel/stream.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Ids } from '../ports/ids.ts';

/**
 * An event without a meaning: whoever follows the log and does not see it within seconds is stuck. It belongs to no
 * organization; nobody's list or history shows it, no workflow starts from it, and it does not leave the house.
 */
export const heartbeat = {
  category: 'heartbeat',
  events: { HeartbeatRecorded: z.strictObject({}) },
} as const satisfies AnyDecider;

/** The stream of one process' heartbeats. */
export const heartbeatStream = (processId: string): string => streamOf(heartbeat.category, PLATFORM, processId);

/** The next heartbeat of a process. */
export const nextHeartbeat = (ids: Ids, at: Timestamp): NewEvent => {
  const commandId = ids.next();
  return {
    type: 'HeartbeatRecorded',
    data: {},
    metadata: {
      eventId: ids.derive(commandId, '0'),
      organizationId: PLATFORM,
      commandId,
      correlationId: commandId,
      actor: { type: 'system', id: heartbeat.category },
      occurredAt: at,
      depth: 0,
      schemaVersion: 1,
    },
  };
};
