import type { Recorded, WorkflowRunEvent } from '@partneros/domain';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import { lastHour, minuteOf, type Pace } from './pace.ts';

/** Why a run is held that is one too many. */
export const RATE_LIMIT = 'rate_limit';

/**
 * Counts the runs of a workflow that begin, by minute. One that is held because it is one too many does not count until
 * it is let go on. Comes before the run itself is remembered: what it was held for decides.
 */
export const rememberPace = (memory: EngineMemory, pace: Pace, recorded: Recorded): void => {
  const { organizationId } = recorded.metadata;
  const event = recorded as Recorded<WorkflowRunEvent>;
  const count = countOf(memory, event);
  if (count === 0) return;
  const { runId, workflowId, at } = event.data;
  if (count > 0) pace.recorded(organizationId, workflowId, runId);
  const before = memory.pace(organizationId, workflowId);
  // Memory may be ahead of its checkpoint after a crash.
  if (before !== undefined && BigInt(before.position) >= event.position) return;
  const minutes = Object.fromEntries(lastHour(before?.minutes ?? {}, at));
  const minute = minuteOf(at);
  minutes[minute] = Math.max((minutes[minute] ?? 0) + count, 0);
  const position = String(event.position);
  memory.put(organizationId, { kind: 'pace', workflowId, minutes, position }, event.position);
};

const countOf = (memory: EngineMemory, { type, data, metadata }: Recorded<WorkflowRunEvent>): number => {
  if (type === 'WorkflowRunStarted') return data.mode === 'live' ? 1 : 0;
  if (type === 'WorkflowRunHeld') return data.reason === RATE_LIMIT ? -1 : 0;
  if (type !== 'WorkflowRunResumed') return 0;
  return memory.run(metadata.organizationId, data.runId)?.heldFor === RATE_LIMIT ? 1 : 0;
};
