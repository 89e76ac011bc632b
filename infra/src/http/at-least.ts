import type { ReadModel, RowStore } from '@partneros/domain';
import { Problem } from './problem.ts';

const DEADLINE_MS = 2_000;

/** Waits until a read model has seen a position, where one was asked for. Throws 503 `projection_behind` after 2 s. */
export const waitUntilAtLeast = async (
  rows: Pick<RowStore, 'reached'>,
  model: Pick<ReadModel<never>, 'name' | 'version'>,
  position: bigint | undefined,
): Promise<void> => {
  if (position === undefined || (await rows.reached(model, position, DEADLINE_MS))) return;
  throw new Problem(503, 'projection_behind', 'This list has not caught up with that position yet.', [], {
    'Retry-After': '1',
  });
};
