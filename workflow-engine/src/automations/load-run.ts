import {
  type EventStore,
  fold,
  type Recorded,
  streamOf,
  type WorkflowRun,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';

/** A run in the hands of this process. */
export interface LoadedRun {
  readonly organizationId: string;
  readonly runId: string;
  readonly run: WorkflowRun;
  /** The event it began with: what the run does stands in the chain that this one stands in, whoever held it since. */
  readonly first: Recorded<WorkflowRunEvent>;
  /** The request it follows: that of its first event, until somebody takes it up again. */
  readonly correlationId: string;
  /** The run's newest event; the next append expects exactly this one. */
  readonly last: Recorded<WorkflowRunEvent>;
}

/** Reads a run's stream; nothing when there is none. */
export const loadRun = async (
  store: Pick<EventStore, 'read'>,
  organizationId: string,
  runId: string,
): Promise<LoadedRun | undefined> => {
  const events = (await store.read(
    streamOf(workflowRun.category, organizationId, runId),
  )) as readonly Recorded<WorkflowRunEvent>[];
  const run = fold(workflowRun, events)?.state;
  const [first] = events;
  const last = events.at(-1);
  if (run === undefined || first === undefined || last === undefined) return undefined;
  const { correlationId } = (events.findLast(isByHand) ?? first).metadata;
  return { organizationId, runId, run, first, correlationId, last };
};

const isByHand = ({ type, metadata }: Recorded): boolean =>
  (type === 'WorkflowRunRetried' || type === 'WorkflowRunResumed') && metadata.actor.type === 'user';
