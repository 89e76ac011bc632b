import { type EventStore, type Recorded, streamOf, type WorkflowEvent, workflow } from '@partneros/domain';
import { LRUCache } from 'lru-cache';
import type { Standing } from './drive-run.ts';

/** Where a workflow stands: whether it starts runs, and what those under way meet before their next step. */
export interface WorkflowStanding {
  readonly status: 'active' | 'inactive' | 'deleted' | 'unknown';
  readonly inFlight: 'hold' | 'finish' | 'cancel';
}

/** Where workflows stand at this moment by the log itself, however far behind the engine's reading is. */
export interface Standings {
  now(organizationId: string, workflowId: string): Promise<WorkflowStanding>;
}

const MOST_KEPT = 10_000;
const NEVER_SEEN: WorkflowStanding = { status: 'unknown', inFlight: 'hold' };

interface Known {
  readonly standing: WorkflowStanding;
  readonly next: bigint;
}

/** Reads of each workflow's stream what is new since the last look, which is nearly always nothing. */
export const createStandings = (store: Pick<EventStore, 'read'>): Standings => {
  const kept = new LRUCache<string, Known>({ max: MOST_KEPT });
  return {
    now: async (organizationId, workflowId) => {
      const stream = streamOf(workflow.category, organizationId, workflowId);
      const known = kept.get(stream) ?? { standing: NEVER_SEEN, next: 0n };
      const events = (await store.read(stream, { from: known.next })) as readonly Recorded<WorkflowEvent>[];
      const standing = events.reduce(after, known.standing);
      const last = events.at(-1);
      const current = kept.get(stream);
      // Two looks at once: the one that saw more stays.
      if (last !== undefined && (current === undefined || current.next <= last.revision))
        kept.set(stream, { standing, next: last.revision + 1n });
      return standing;
    },
  };
};

/** What a run of such a workflow meets before its next step. */
export const standingFor = ({ status, inFlight }: WorkflowStanding): Standing => {
  if (status === 'unknown' || status === 'deleted') return status;
  return status === 'active' || inFlight === 'finish' ? 'go' : inFlight;
};

const after = (standing: WorkflowStanding, event: WorkflowEvent): WorkflowStanding => {
  switch (event.type) {
    case 'WorkflowActivated':
      return { status: 'active', inFlight: 'hold' };
    case 'WorkflowDeactivated':
      return { status: 'inactive', inFlight: event.data.inFlight };
    case 'WorkflowDeleted':
      return { status: 'deleted', inFlight: 'hold' };
    default:
      return standing;
  }
};
