import { addMillis, type Clock, type EventFeed, type FeedBatch, type RowStore } from '@partneros/domain';
import { concatMap, defer, from, lastValueFrom, Observable, retry } from 'rxjs';
import { foldBatch } from './fold-batch.ts';
import { type ParkedEvent, parkedWrite } from './parked-events.ts';
import type { AnyProjection } from './projection.ts';

/** What the runner works with. */
export interface ProjectionDeps {
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly clock: Clock;
  readonly report?: (problem: { readonly projection: string; readonly error: unknown } | ParkedEvent) => void;
}

/** Running projections. */
export interface RunningProjections {
  /** Resolves when every projection has once caught up with the log. */
  readonly caughtUp: Promise<void>;
  /** Finishes the batches in hand. */
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 30_000;

/**
 * Follows the feed with every projection, each at its own pace and from its own checkpoint. An outage is retried for
 * ever, with growing pauses; an event that a projection cannot take is parked, and the others go on.
 */
export const runProjections = (deps: ProjectionDeps, projections: readonly AnyProjection[]): RunningProjections => {
  const stopping = new AbortController();
  const runs = projections.map((projection) => followFeed(deps, projection, stopping.signal));
  return {
    caughtUp: Promise.all(runs.map((run) => run.caughtUp)).then(() => undefined),
    stop: async () => {
      stopping.abort();
      await Promise.all(runs.map((run) => run.ended));
    },
  };
};

const followFeed = (deps: ProjectionDeps, projection: AnyProjection, signal: AbortSignal) => {
  const { feed, rows, clock, report } = deps;
  let markCaughtUp: () => void = () => undefined;
  const caughtUp = new Promise<void>((resolve) => {
    markCaughtUp = resolve;
  });
  signal.addEventListener('abort', markCaughtUp, { once: true });

  const take = async (batch: FeedBatch) => {
    const { write, parked } = await foldBatch(rows, projection, batch.events, batch.position);
    if (parked.length > 0) for (const event of parked) report?.(event);
    if (batch.events.length > 0)
      await rows.write(parked.length > 0 ? [write, parkedWrite(parked, batch.position)] : [write]);
    if (batch.caughtUp) markCaughtUp();
  };

  // Every subscription, also one after a failure, begins at the checkpoint that was really written.
  const source = defer(async () => rows.checkpoint(projection.model)).pipe(
    concatMap((after) => from(feed.subscribe({ after, signal }))),
    concatMap(take),
    retry({
      delay: (error, count) => {
        report?.({ projection: projection.model.name, error });
        return pause(clock, Math.min(FIRST_RETRY_MS * 2 ** (count - 1), LONGEST_RETRY_MS), signal);
      },
      resetOnSuccess: true,
    }),
  );
  return { caughtUp, ended: lastValueFrom(source, { defaultValue: undefined }).catch(() => undefined) };
};

const pause = (clock: Clock, millis: number, signal: AbortSignal) =>
  new Observable<void>((subscriber) => {
    const go = () => {
      if (!signal.aborted) subscriber.next();
      subscriber.complete();
    };
    signal.addEventListener('abort', go, { once: true });
    const cancel = clock.wakeAt(addMillis(clock.now(), millis), go);
    return () => {
      cancel();
      signal.removeEventListener('abort', go);
    };
  });
