import {
  type Clock,
  type EventFeed,
  type ExecuteDeps,
  type FeedBatch,
  followFeed,
  type Recorded,
  type Report,
  type RowStore,
  RowsReplaced,
  type Tracing,
  traced,
} from '@partneros/domain';
import type { AnyProjection } from './projection.ts';
import { takeEvents } from './take-events.ts';

/** What the runner works with. */
export interface ProjectionDeps extends ExecuteDeps {
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly clock: Clock;
  /** Told about outages, which are retried, and about events that were parked. */
  readonly report?: Report;
  readonly tracing?: Tracing | undefined;
}

/** Running projections. */
export interface RunningProjections {
  /** Resolves when every projection has once caught up with the log. */
  readonly caughtUp: Promise<void>;
  /** Finishes the batches in hand. */
  stop(): Promise<void>;
}

/**
 * Follows the feed with every projection, each at its own pace and from its own checkpoint. An outage is retried for
 * ever, with growing pauses; an event that a projection cannot take is parked, people are told by a dead letter, and the
 * others go on.
 */
export const runProjections = (deps: ProjectionDeps, projections: readonly AnyProjection[]): RunningProjections => {
  const runs = projections.map((projection) => keep(deps, projection));
  return {
    caughtUp: Promise.all(runs.map((run) => run.caughtUp)).then(() => undefined),
    stop: async () => {
      for (const run of runs) run.stopping.abort();
      await Promise.all(runs.map((run) => run.ended));
    },
  };
};

const keep = (deps: ProjectionDeps, projection: AnyProjection) => {
  const { report } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { promise: caughtUp, resolve: markCaughtUp } = withResolvers();
  signal.addEventListener('abort', markCaughtUp, { once: true });

  const taking = takeEvents(deps, projection);
  const take = async ({ events, position, caughtUp: isCaughtUp }: FeedBatch) => {
    if (events.length > 0) await inSpan(deps.tracing, projection, events, () => taking.take(events, position));
    if (isCaughtUp) markCaughtUp();
  };

  const ended = followFeed(deps, {
    open: taking.open,
    take,
    signal,
    report: (error) => {
      // A rebuild took the place of the rows in hand. Nothing is wrong: it goes on from the new ones.
      if (!(error instanceof RowsReplaced)) report?.({ where: projection.model.name, error });
    },
  });
  return { caughtUp, ended, stopping };
};

const withResolvers = () => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

// A batch is made of many requests' events, and so is part of none of their traces.
const inSpan = (
  tracing: Tracing | undefined,
  { model }: AnyProjection,
  events: readonly Recorded[],
  work: () => Promise<void>,
): Promise<void> => {
  const links = tracing === undefined ? [] : events.flatMap(({ metadata }) => metadata.traceparent ?? []);
  if (links.length === 0) return work();
  return traced(tracing, `project ${model.name}`, { links, attributes: { 'partneros.events': events.length } }, work);
};
