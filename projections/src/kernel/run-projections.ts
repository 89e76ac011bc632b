import {
  type Clock,
  type EventFeed,
  type ExecuteDeps,
  type FeedBatch,
  followFeed,
  parkLetter,
  type Recorded,
  type Report,
  type RowStore,
  type Tracing,
  traced,
} from '@partneros/domain';
import { foldBatch } from './fold-batch.ts';
import { type ParkedEvent, parkedWrite } from './parked-events.ts';
import { type AnyProjection, holderOf } from './projection.ts';
import { answerRequest } from './retry-parked.ts';
import { retryRequestOf } from './retry-requests.ts';

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
  const { rows, report } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { promise: caughtUp, resolve: markCaughtUp } = withResolvers();
  signal.addEventListener('abort', markCaughtUp, { once: true });

  const holder = holderOf(projection);
  let reached = 0n;

  const fold = async (events: readonly Recorded[], position: bigint) => {
    if (events.length === 0) return;
    const { write, parked, failed } = await foldBatch(rows, projection, events, position);
    for (const event of parked) report?.(parkedTrouble(event));
    // Told first: after a crash in between they are told again, which changes nothing.
    await Promise.all(failed.map(({ event, error }) => parkLetter(deps, holder, event, error)));
    await rows.write(parked.length > 0 ? [write, parkedWrite(parked, position)] : [write]);
    reached = position;
  };
  const project = async (events: readonly Recorded[], position: bigint) => {
    let from = 0;
    for (const [index, event] of events.entries()) {
      const request = retryRequestOf(event, holder.name);
      if (request === undefined) continue;
      await fold(events.slice(from, index), events[index - 1]?.position ?? reached);
      await answerRequest(deps, projection, request, reached);
      from = index;
    }
    await fold(events.slice(from), position);
  };
  const take = async ({ events, position, caughtUp: isCaughtUp }: FeedBatch) => {
    if (events.length > 0) await inSpan(deps.tracing, projection, events, () => project(events, position));
    if (isCaughtUp) markCaughtUp();
  };

  const ended = followFeed(deps, {
    open: async () => {
      reached = await rows.checkpoint(projection.model);
      return reached;
    },
    take,
    signal,
    report: (error) => report?.({ where: projection.model.name, error }),
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

const parkedTrouble = ({ projection, type, position, error }: ParkedEvent) => ({
  where: projection,
  error: new Error(`parked ${type} at ${position}: ${error}`),
});

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
