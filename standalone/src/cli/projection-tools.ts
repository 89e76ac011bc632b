import type { Clock, EventFeed, EventStore, Ids, RowStore } from '@partneros/domain';
import { type AnyProjection, projections, runProjections } from '@partneros/projections';

/** How far a list has come. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly checkpoint: bigint;
  /** Positions between it and the end of the log. */
  readonly behind: bigint;
}

/** How far every list has come. */
export const projectionStatus = async ({
  rows,
  feed,
}: {
  readonly rows: Pick<RowStore, 'checkpoint'>;
  readonly feed: Pick<EventFeed, 'head'>;
}): Promise<readonly ProjectionStatus[]> => {
  const head = await feed.head();
  const all = await Promise.all(
    projections.map(async ({ model: { name, version } }) => {
      const checkpoint = await rows.checkpoint({ name, version });
      return { name, version, checkpoint, behind: head > checkpoint ? head - checkpoint : 0n };
    }),
  );
  return all.toSorted((one, other) => (one.name < other.name ? -1 : 1));
};

/** The list of that name. */
export const projectionNamed = (name: string): AnyProjection | undefined =>
  projections.find(({ model }) => model.name === name);

interface RebuildDeps {
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * Throws a list away and folds the whole log into it again. Only where nobody else has the stores: who follows the log
 * beside it would go on where it was, over rows that are gone. Cut short, it is finished by whoever starts next.
 */
export const rebuildProjection = async (
  deps: RebuildDeps,
  projection: AnyProjection,
  looked: (events: number) => void,
): Promise<void> => {
  await deps.rows.drop(projection.model);
  const feed: EventFeed = {
    ...deps.feed,
    async *subscribe(options) {
      for await (const batch of deps.feed.subscribe(options)) {
        yield batch;
        looked(batch.events.length);
      }
    },
  };
  const running = runProjections({ ...deps, feed }, [projection]);
  await running.caughtUp;
  await running.stop();
};
