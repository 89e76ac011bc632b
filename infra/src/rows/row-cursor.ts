import { InvalidCursor, type ReadModel, type RowQuery } from '@partneros/domain';
import { type Fields, fieldKind, type IndexKey, indexKey, type ScalarKind } from './index-key.ts';

/** What a page is ordered by; without a field, by key alone. */
export interface RowOrder {
  readonly field: string | null;
  readonly kind: ScalarKind;
  readonly direction: 'asc' | 'desc';
}

/** The last row of a page: where the next one begins. */
export interface RowPlace {
  readonly value: IndexKey;
  readonly key: string;
}

/** The order a query asks for. Throws on an undeclared field or a list. */
export const rowOrder = (model: Fields & { readonly name: string }, sort: RowQuery['sort']): RowOrder => {
  if (sort === undefined) return { field: null, kind: 'exact', direction: 'asc' };
  const kind = fieldKind(model, sort.field);
  if (kind === 'list') throw new Error(`${model.name}.${sort.field} is a list: it cannot be sorted by`);
  return { field: sort.field, kind, direction: sort.direction };
};

/** The place of a row in an order. From the row, since SQLite ends a text at a NUL when it gives a column back. */
export const placeIn = <Row extends object>(
  model: ReadModel<Row>,
  order: RowOrder,
  { key, row }: { readonly key: string; readonly row: Row },
): RowPlace => ({
  key,
  value: order.field === null ? '' : indexKey(order.kind, model.fields[order.field]?.of(row)),
});

/** Refuses a page of no size. */
export const assertPageSize = (limit: number): void => {
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`not a page size: ${limit}`);
};

/** An opaque cursor for the page after `place`. */
export const cursorAfter = ({ field, direction }: RowOrder, { value, key }: RowPlace): string =>
  Buffer.from(JSON.stringify([field, direction, value, key])).toString('base64url');

/** Reads a cursor. Throws `InvalidCursor` when it was made up, or made under another order. */
export const placeOf = (order: RowOrder, cursor: string): RowPlace => {
  const [field, direction, value, key] = partsOf(cursor);
  const fits = field === order.field && direction === order.direction && typeof key === 'string';
  if (!fits || typeof value !== (order.kind === 'number' ? 'number' : 'string'))
    throw new InvalidCursor('this cursor does not belong to this query');
  return { value: value as IndexKey, key };
};

const partsOf = (cursor: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.length === 4 ? parts : [];
  } catch {
    return [];
  }
};
