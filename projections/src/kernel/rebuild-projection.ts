import { followFeed, RebuildOvertaken } from '@partneros/domain';
import type { AnyProjection } from './projection.ts';
import type { ProjectionDeps } from './run-projections.ts';
import { takeEvents } from './take-events.ts';

// Whoever follows the log and answers callers beside it gets a turn between two batches.
const BATCH = 250;

/** How far a rebuild has come, of how much. */
export interface RebuildProgress {
  readonly position: bigint;
  readonly head: bigint;
  /** The new rows are those that are read. What is left is to remove the others. */
  readonly swapped: boolean;
}

/**
 * Folds the whole log into new rows of a projection while those that are read go on being followed and read. When the
 * new ones have come as far they take their place, in one step. True when they did; false when `signal` ended it first,
 * and then all is as before. An outage is waited for. Throws `RebuildOvertaken` when another rebuild was begun.
 */
export const rebuildProjection = async (
  deps: ProjectionDeps,
  projection: AnyProjection,
  {
    signal,
    tell = () => undefined,
  }: { readonly signal: AbortSignal; readonly tell?: (progress: RebuildProgress) => void },
): Promise<boolean> => {
  const { model } = projection;
  const ending = new AbortController();
  const outcome = { swapped: false, overtaken: undefined as RebuildOvertaken | undefined };
  // What was asked before this has been answered; what is asked from now on, both answer, whoever comes to be read.
  const answered = await deps.rows.checkpoint(model);
  const head = await deps.feed.head();
  const rebuild = await deps.rows.rebuild(model);
  const { open, take } = takeEvents({ ...deps, rows: rebuild.rows }, projection, answered);
  const feed = { subscribe: (from) => deps.feed.subscribe({ ...from, batchSize: BATCH }) } satisfies Partial<
    typeof deps.feed
  >;
  try {
    await followFeed(
      { feed, clock: deps.clock },
      {
        open,
        take: async ({ events, position, caughtUp }) => {
          await take(events, position);
          const progress = { position, head: position > head ? position : head };
          tell({ ...progress, swapped: false });
          if (!caughtUp && position < head) return;
          outcome.swapped = await rebuild.swap();
          if (!outcome.swapped) return;
          tell({ ...progress, swapped: true });
          ending.abort();
        },
        signal: AbortSignal.any([signal, ending.signal]),
        report: (error) => {
          if (!(error instanceof RebuildOvertaken)) return deps.report?.({ where: model.name, error });
          outcome.overtaken = error;
          ending.abort();
        },
      },
    );
  } finally {
    // What is left is removed the next time.
    await rebuild.end(signal).catch((error) => deps.report?.({ where: model.name, error }));
  }
  if (outcome.overtaken !== undefined) throw outcome.overtaken;
  return outcome.swapped;
};
