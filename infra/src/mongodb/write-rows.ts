import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadModel, RowWrite } from '@partneros/domain';
import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError } from 'mongodb';
import { inTime } from './in-time.ts';
import { type RowDocument, rowDocument } from './row-document.ts';

const DUPLICATE_KEY = 11000;
// One bulk is prepared while the server is at another. They share no row, so their order does not matter.
const LARGEST_BULK = 128;

/** Writes rows, each in one step and only over an older position. Repeating it, in part or whole, changes nothing. */
export const writeRows = async (
  collection: Collection<RowDocument>,
  model: ReadModel<never>,
  writes: readonly RowWrite[],
): Promise<void> => {
  const latest = latestOf(writes);
  const failures: unknown[] = [];
  const bulks: Promise<unknown>[] = [];
  for (let from = 0; from < latest.length; from += LARGEST_BULK) {
    if (from > 0) await nextTurn();
    const bulk = latest.slice(from, from + LARGEST_BULK);
    bulks.push(writeBulk(collection, model, bulk).catch((error: unknown) => failures.push(error)));
  }
  // Also when one has failed: nothing of the others comes late.
  await Promise.all(bulks);
  if (failures.length > 0) throw failures[0];
};

const writeBulk = async (
  collection: Collection<RowDocument>,
  model: ReadModel<never>,
  writes: readonly RowWrite[],
): Promise<void> => {
  const standing = await replaceOlder(collection, model, writes, true);
  // These rows exist, so an upsert could not insert them: as new or newer, or inserted by another process a moment ago
  // with an older position. The second time nothing is inserted, and the position alone decides.
  await replaceOlder(collection, model, standing, false);
};

// The rows that could not be inserted because they exist.
const replaceOlder = async (
  collection: Collection<RowDocument>,
  model: ReadModel<never>,
  writes: readonly RowWrite[],
  upsert: boolean,
): Promise<readonly RowWrite[]> => {
  if (writes.length === 0) return [];
  try {
    await inTime(
      collection.bulkWrite(
        writes.map((write) => replacement(model, write, upsert)),
        { ordered: false },
      ),
    );
    return [];
  } catch (error) {
    return standingRows(error).map((index) => writes[index] as RowWrite);
  }
};

const replacement = (model: ReadModel<never>, write: RowWrite, upsert: boolean): AnyBulkWriteOperation<RowDocument> => {
  const document = rowDocument(model, write);
  const _id = { o: write.organizationId, k: write.key };
  return {
    replaceOne: { filter: { _id, position: { $lt: document.position } }, replacement: document, upsert },
  };
};

const standingRows = (error: unknown): readonly number[] => {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const errors = [error.writeErrors].flat();
  // None at all: the batch failed as a whole, or may be lost again.
  if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
  return errors.map(({ index }) => index);
};

// Of several writes to one row the newest counts, among equals the first: one bulk must not touch a row twice.
const latestOf = (writes: readonly RowWrite[]): readonly RowWrite[] => {
  const latest = new Map<string, RowWrite>();
  for (const write of writes) {
    const address = `${write.organizationId}\0${write.key}`;
    if (write.position > (latest.get(address)?.position ?? -1n)) latest.set(address, write);
  }
  return [...latest.values()];
};
