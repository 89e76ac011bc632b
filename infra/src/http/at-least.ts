import type { EventFeed, ReadModel, RowStore } from '@partneros/domain';
import { Problem } from './problem.ts';

const DEADLINE_MS = 2_000;

/** Waits until a read model has seen a position, where one was asked for. Throws 503 `projection_behind` after 2 s. */
export const waitUntilAtLeast = async (
  rows: Pick<RowStore, 'reached'>,
  model: Pick<ReadModel<never>, 'name' | 'version'>,
  position: bigint | undefined,
): Promise<void> => {
  if (position === undefined || (await rows.reached(model, position, DEADLINE_MS))) return;
  throw behind('This has not caught up with that position yet.');
};

/** The same for what is read from the log itself: it is never behind, and nothing newer than its head was acknowledged. */
export const checkRecorded = async (feed: Pick<EventFeed, 'head'>, position: bigint | undefined): Promise<void> => {
  if (position === undefined || (await feed.head()) >= position) return;
  throw behind('Nothing has been recorded at that position yet.');
};

const behind = (message: string): Problem => new Problem(503, 'projection_behind', message, [], { 'Retry-After': '1' });
