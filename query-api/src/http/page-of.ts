import { InvalidCursor } from '@partneros/domain';

/** One page of a list that is whole in memory and in order. A cursor is the key of the last row of the page before. */
export const pageOf = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } => {
  const last = cursor === undefined ? -1 : rows.findIndex((row) => keyOf(row) === cursor);
  if (cursor !== undefined && last < 0) throw new InvalidCursor('no row of this list has that key');
  const page = rows.slice(last + 1, last + 1 + limit);
  const end = page.at(-1);
  return { rows: page, nextCursor: end !== undefined && end !== rows.at(-1) ? keyOf(end) : null };
};
