import {
  type EventPointer,
  type EventStore,
  partsOf,
  type Recorded,
  type RunTrigger,
  streamOf,
  type Timestamp,
  workflowEnrolment,
  workflowRun,
} from '@partneros/domain';
import { LRUCache } from 'lru-cache';

const MOST_KEPT = 100_000;

/**
 * Tells what the workflow itself really recorded about others in the window: the simulation's own takes its place. What
 * it did for triggers outside the window stays, and so does what anybody else did in response.
 */
export const createOwnHistory = (
  store: Pick<EventStore, 'read'>,
  { organizationId, workflowId, from, to }: BacktestWindow,
): ((event: Recorded) => Promise<boolean>) => {
  const inWindow = new LRUCache<string, boolean>({ max: MOST_KEPT });

  const startedInWindow = async (runId: string): Promise<boolean> => {
    const [first] = await store.read(streamOf(workflowRun.category, organizationId, runId), { limit: 1 });
    const trigger = (first?.data as { readonly trigger?: RunTrigger } | undefined)?.trigger;
    return trigger !== undefined && (await isInWindow(trigger));
  };
  const isInWindow = async ({ stream, revision }: EventPointer): Promise<boolean> => {
    const [event] = await store.read(stream, { from: BigInt(revision), limit: 1 });
    return event !== undefined && from <= event.recordedAt && event.recordedAt <= to;
  };

  return async ({ stream, metadata: { actor, causedBy } }) => {
    if (actor.type !== 'workflow' || actor.id !== workflowId || causedBy === undefined) return false;
    // What its enrolment rule really decided: a simulation asks its own.
    if (partsOf(stream).category === workflowEnrolment.category) return isInWindow(causedBy);
    const { category, id: runId } = partsOf(causedBy.stream);
    if (category !== workflowRun.category) return false;
    const known = inWindow.get(runId);
    if (known !== undefined) return known;
    const found = await startedInWindow(runId);
    inWindow.set(runId, found);
    return found;
  };
};

/** Whose past is looked at, and which part of it: events recorded from one moment to another, both included. */
export interface BacktestWindow {
  readonly organizationId: string;
  readonly workflowId: string;
  readonly from: Timestamp;
  readonly to: Timestamp;
}
