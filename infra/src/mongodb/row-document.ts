import type { ReadModel, RowWrite } from '@partneros/domain';
import { Long } from 'mongodb';
import { type IndexKey, indexKeys, searchText } from '../rows/index-key.ts';
import { trigramsOf } from '../rows/trigrams.ts';

/** Where a row is, in the order of a scan: by organization, then key. */
export interface RowId {
  readonly o: string;
  readonly k: string;
}

/**
 * A stored row. A removed one keeps `_id` and `position` alone: without an organization, no organization's query can
 * find it. No name of a field comes from a user: `keys` holds the declaration's fields, and `row` is JSON.
 */
export interface RowDocument {
  readonly _id: RowId;
  /** Position of the event that last touched the row. */
  readonly position: Long | number | bigint;
  readonly organizationId?: string;
  readonly key?: string;
  readonly keys?: Readonly<Record<string, IndexKey | readonly string[]>>;
  /** What `search` looks into, folded. */
  readonly text?: string;
  readonly trigrams?: readonly string[];
  readonly row?: string;
}

/** The document that a write makes of a row. */
export const rowDocument = (
  model: ReadModel<never>,
  { organizationId, key, row, position }: RowWrite,
): Omit<RowDocument, '_id'> => {
  if (row === undefined) return { position: Long.fromBigInt(position) };
  const text = searchText(model, row);
  return {
    position: Long.fromBigInt(position),
    organizationId,
    key,
    keys: indexKeys(model, row),
    text,
    trigrams: searchTrigrams(text),
    row: JSON.stringify(row),
  };
};

/** A position as it comes back: the driver gives small ones as numbers. */
export const positionOf = (stored: Long | number | bigint): bigint => BigInt(stored.toString());

// Padded, so that the last letters of a text begin a trigram too. No search word begins with a space.
const searchTrigrams = (text: string): readonly string[] => [
  ...new Set(trigramsOf(`${text}\n\n`).filter((trigram) => !/^\s/.test(trigram))),
];
