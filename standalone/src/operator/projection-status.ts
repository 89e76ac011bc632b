import { type EventFeed, millisOf, type Rebuilding, type RowStore, type Timestamp } from '@partneros/domain';
import { projections } from '@partneros/projections';

/** How far a list has come. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly checkpoint: bigint;
  /** Positions between it and the end of the log. */
  readonly behind: bigint;
  readonly rebuilding: Rebuilding | undefined;
}

/** How far every list has come, and how far the log goes. */
export const projectionStatus = async ({
  rows,
  feed,
}: {
  readonly rows: Pick<RowStore, 'checkpoint' | 'rebuilding'>;
  readonly feed: Pick<EventFeed, 'head'>;
}): Promise<{ readonly head: bigint; readonly lists: readonly ProjectionStatus[] }> => {
  const head = await feed.head();
  const lists = await Promise.all(
    projections.map(async ({ model: { name, version } }) => {
      const checkpoint = await rows.checkpoint({ name, version });
      const behind = head > checkpoint ? head - checkpoint : 0n;
      return { name, version, checkpoint, behind, rebuilding: await rows.rebuilding({ name, version }) };
    }),
  );
  return { head, lists: lists.toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
};

/** One list on one line. */
export const statusLine = (list: ProjectionStatus, head: bigint, now: Timestamp): string => {
  const { name, version, checkpoint, behind, rebuilding } = list;
  const lag = behind === 0n ? '' : `, ${behind} behind`;
  const anew = rebuilding === undefined ? '' : `; being rebuilt: ${rebuildingWords(rebuilding, head, now)}`;
  return `${name.padEnd(28)} v${String(version).padEnd(3)} at ${checkpoint}${lag}${anew}`;
};

// A batch takes well under a second, an outage some.
const STILL_MS = 60_000;

const rebuildingWords = ({ position, startedAt, seenAt }: Rebuilding, head: bigint, now: Timestamp): string => {
  const at = `at ${position} of ${head}`;
  if (millisOf(now) - millisOf(seenAt) > STILL_MS) return `${at}, not moved since ${seenAt}`;
  if (position === 0n) return at;
  const perPosition = (millisOf(seenAt) - millisOf(startedAt)) / Number(position);
  return `${at}, about ${inWords((Number(head - position) * perPosition) / 1_000)} left`;
};

const inWords = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
