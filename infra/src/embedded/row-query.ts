import type { RowQuery } from '@partneros/domain';
import type { RowOrder, RowPlace } from '../rows/row-cursor.ts';
import { all, type Fragment, mine, type Predicate, type Selection } from './row-predicates.ts';
import type { RowTable } from './row-table.ts';
import type { Sql } from './sql.ts';

// Up to here it is cheaper to fetch all matches of one condition and sort them; above, to walk along the sort index and
// test row by row: with n matches among N rows a page of 20 then takes about 20 N / n steps.
const FEW = 1_000;

/** The fields whose indexes a query wants. */
export const indexedFields = ({ where = {}, sort }: Pick<RowQuery, 'where' | 'sort'>): readonly string[] => [
  ...Object.keys(where).filter((field) => where[field] !== undefined),
  ...(sort === undefined ? [] : [sort.field]),
];

/** The rows of one page, as JSON, in order. */
export const selectPage = (
  sql: Sql,
  table: RowTable,
  { organizationId, predicates, empty }: Selection,
  order: RowOrder,
  after: RowPlace | undefined,
  limit: number,
): readonly (readonly [key: string, row: string])[] => {
  if (empty) return [];
  const column = table.columns.find(({ field }) => field === order.field);
  const driver = rarest(sql, predicates);
  const from = driver === undefined ? `INDEXED BY ${column?.index ?? table.byKey}` : hint(driver);
  const where = all([mine(organizationId), ...tests(predicates, driver), ...afterPlace(order, column?.name, after)]);
  const by =
    column === undefined ? `key ${order.direction}` : `${column.name} ${order.direction}, key ${order.direction}`;
  return sql.all(`SELECT key, row FROM ${table.rows} ${from} WHERE ${where.sql} ORDER BY ${by} LIMIT ?`, [
    ...where.params,
    limit,
  ]) as readonly (readonly [string, string])[];
};

/** How many rows match. */
export const countRows = (sql: Sql, table: RowTable, { organizationId, predicates, empty }: Selection): number => {
  if (empty) return 0;
  const driver = rarest(sql, predicates) ?? predicates.find(({ ids }) => ids !== undefined);
  const from = driver === undefined ? `INDEXED BY ${table.columns[0]?.index ?? table.byKey}` : hint(driver);
  const where = all([mine(organizationId), ...tests(predicates, driver)]);
  return Number(sql.get(`SELECT count(*) FROM ${table.rows} ${from} WHERE ${where.sql}`, where.params)?.[0]);
};

// A driver without an index of its own comes in through row ids.
const hint = ({ index }: Predicate): string => (index === undefined ? 'NOT INDEXED' : `INDEXED BY ${index}`);

const tests = (predicates: readonly Predicate[], driver: Predicate | undefined): readonly Fragment[] =>
  predicates.flatMap((predicate) =>
    predicate === driver && predicate.index === undefined && predicate.ids !== undefined
      ? [{ sql: `id IN (${predicate.ids.sql})`, params: predicate.ids.params }, predicate.test]
      : [predicate.test],
  );

// The condition with the fewest matches, if those are few.
const rarest = (sql: Sql, predicates: readonly Predicate[]): Predicate | undefined => {
  let best: { readonly predicate: Predicate; readonly count: number } | undefined;
  for (const predicate of predicates) {
    if (predicate.ids === undefined) continue;
    const count = Number(
      sql.get(`SELECT count(*) FROM (${predicate.ids.sql} LIMIT ?)`, [...predicate.ids.params, FEW + 1])?.[0],
    );
    if (count <= FEW && (best === undefined || count < best.count)) best = { predicate, count };
  }
  return best?.predicate;
};

const afterPlace = (order: RowOrder, column: string | undefined, after: RowPlace | undefined): readonly Fragment[] => {
  if (after === undefined) return [];
  const than = order.direction === 'asc' ? '>' : '<';
  return column === undefined
    ? [{ sql: `key ${than} ?`, params: [after.key] }]
    : [{ sql: `(${column}, key) ${than} (?, ?)`, params: [after.value, after.key] }];
};
