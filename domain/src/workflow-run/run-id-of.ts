import type { Ids } from '../ports/ids.ts';

/** One run per workflow and event, however often the event is delivered. */
export const runIdOf = (ids: Ids, workflowId: string, eventId: string): string => ids.derive(workflowId, eventId);
