import {
  type Ids,
  isTimeTrigger,
  type Recorded,
  streamOf,
  type Timestamp,
  timeTriggerEvents,
  WATCHED_EVENTS,
  type WorkflowEvent,
  workflow,
} from '@partneros/domain';
import type { TriedVersion } from '../simulation/simulation.ts';
import { loadTimeMemory, type Owed } from '../time-triggers/time-memory.ts';

/** Types of the events that say when the moments come. */
export const MOMENT_EVENTS: readonly string[] = WATCHED_EVENTS.filter(
  (type) => !(type in workflow.events) && !(type in timeTriggerEvents),
);

/** Does a version wait for a moment instead of an event? */
export const waitsForTime = ({ graph: { trigger } }: TriedVersion): boolean => isTimeTrigger(trigger);

/** When the moments come that a version waits for, were it switched on when the window begins. */
export interface TimeMoments {
  /** Takes history in, from its beginning; answers what has come by then, in order. */
  take(event: Recorded): readonly Owed[];
  /** What has come by a moment. */
  passTo(at: Timestamp): readonly Owed[];
  /** Notes that the simulation has it. */
  note(fired: Recorded): void;
}

/** The memory of the live engine, fed with the past: it cannot tell the difference. */
export const createTimeMoments = async (ids: Ids, version: TriedVersion, from: Timestamp): Promise<TimeMoments> => {
  const memory = await loadTimeMemory({ scan: async function* () {} }, ids);
  let isOn = false;

  const switchOn = (position: bigint) => {
    isOn = true;
    for (const event of beginning(version)) memory.take(recorded(version, event, from, position));
  };

  return {
    take: (event) => {
      if (!isOn && event.recordedAt >= from) switchOn(event.position - 1n);
      memory.take(event);
      return memory.owed();
    },
    passTo: (at) => {
      if (!isOn) switchOn(0n);
      memory.advance(at);
      return memory.owed();
    },
    note: (fired) => memory.take(fired),
  };
};

const beginning = ({ workflowId, name, definition }: TriedVersion): readonly WorkflowEvent[] => [
  {
    type: 'WorkflowCreated',
    data: { workflowId, name, description: null, stage: 'onboard', createdBy: 'simulation', definition },
  },
  { type: 'WorkflowActivated', data: { workflowId, version: 1 } },
];

const recorded = (
  { organizationId, workflowId }: TriedVersion,
  event: WorkflowEvent,
  at: Timestamp,
  position: bigint,
): Recorded => ({
  ...event,
  stream: streamOf(workflow.category, organizationId, workflowId),
  revision: 0n,
  position,
  recordedAt: at,
  metadata: {
    eventId: 'simulation',
    organizationId,
    commandId: 'simulation',
    correlationId: 'simulation',
    actor: { type: 'system', id: 'simulation' },
    occurredAt: at,
    depth: 0,
    schemaVersion: 1,
  },
});
