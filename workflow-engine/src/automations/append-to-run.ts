import {
  type Cause,
  currentVersion,
  type EventStore,
  extend,
  type Ids,
  type Recorded,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import type { LoadedRun } from './load-run.ts';
import { traceOfRun } from './trace-of-run.ts';

/**
 * Appends what the engine did to a run, expecting that nobody else did meanwhile: that expectation is the lock.
 * `undefined`: somebody did; load the run again.
 */
export const appendToRun = async (
  { store, ids }: { readonly store: EventStore; readonly ids: Ids },
  loaded: LoadedRun,
  events: readonly WorkflowRunEvent[],
  now: string,
): Promise<LoadedRun | undefined> => {
  const { organizationId, run, first, correlationId, last } = loaded;
  const { depth, via, causationId, causedBy } = first.metadata;
  const after = events.reduce((state, event) => workflowRun.evolve(state, event) ?? state, run);
  const { parent: traceparent } = traceOfRun({ run: after, first });
  const cause: Cause = {
    // Every append has ids of its own. A store may take an id it knows for a repeat, and two engines that go for the
    // same place would both be told that they have it.
    commandId: ids.next(),
    correlationId,
    actor: { type: 'workflow', id: run.workflowId },
    occurredAt: now,
    depth,
    ...(via && { via }),
    ...(causationId && { causationId }),
    ...(causedBy && { causedBy }),
    ...(traceparent && { traceparent }),
  };
  const result = await store.append(
    last.stream,
    last.revision,
    events.map((event) =>
      extend(event, {
        metadata: extend(cause, {
          eventId: ids.next(),
          organizationId,
          schemaVersion: currentVersion(workflowRun.upcasts, event.type),
        }),
      }),
    ),
  );
  if (result.kind === 'conflict') return undefined;
  const recorded = result.events as readonly Recorded<WorkflowRunEvent>[];
  const newest = recorded.at(-1);
  if (newest === undefined) throw new Error('nothing was appended to the run');
  return {
    ...loaded,
    run: after,
    last: newest,
  };
};
