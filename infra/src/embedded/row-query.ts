import type { RowQuery } from '@partneros/domain';
import { type Fields, searchWords } from '../rows/index-key.ts';
import { type KeyCondition, keyConditions } from '../rows/row-conditions.ts';
import type { RowOrder, RowPlace } from '../rows/row-cursor.ts';
import type { RowTable } from './row-table.ts';
import type { Sql, SqlValue } from './sql.ts';

interface Fragment {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** One condition as SQL. `source` finds its rows by an index; `test` looks at one row. */
interface Predicate {
  readonly test: Fragment;
  /** Ids of rows that match, or a few more; absent when no index helps. */
  readonly ids?: Fragment;
  /** The index on the rows themselves that serves `test`. */
  readonly index?: string;
}

/** A query's conditions within one organization. */
export interface Selection {
  readonly organizationId: string;
  readonly predicates: readonly Predicate[];
  /** A condition that nothing can meet: SQLite refuses to use an index for it. */
  readonly empty: boolean;
}

// Up to here it is cheaper to fetch all matches of one condition and sort them; above, to walk along the sort index and
// test row by row: with n matches among N rows a page of 20 then takes about 20 N / n steps.
const FEW = 1_000;

/** The fields whose indexes a query wants. */
export const indexedFields = ({ where = {}, sort }: Pick<RowQuery, 'where' | 'sort'>): readonly string[] => [
  ...Object.keys(where).filter((field) => where[field] !== undefined),
  ...(sort === undefined ? [] : [sort.field]),
];

/** Turns the conditions and the search of a query into SQL. */
export const selection = (
  model: Fields & { readonly name: string },
  table: RowTable,
  organizationId: string,
  query: { readonly where?: Parameters<typeof keyConditions>[1]; readonly search?: string | undefined },
): Selection => {
  const conditions = keyConditions(model, query.where);
  return {
    organizationId,
    empty: conditions.some((condition) => 'anyOf' in condition && condition.anyOf.length === 0),
    predicates: [
      ...conditions.map((condition) =>
        condition.kind === 'list'
          ? listPredicate(table, organizationId, condition)
          : fieldPredicate(table, organizationId, condition),
      ),
      ...searchPredicates(table, searchWords(query.search ?? '')),
    ],
  };
};

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

const mine = (organizationId: string): Fragment => ({
  sql: 'organization_id = ? AND removed = 0',
  params: [organizationId],
});

const all = (fragments: readonly Fragment[]): Fragment => ({
  sql: fragments.map((fragment) => fragment.sql).join(' AND '),
  params: fragments.flatMap((fragment) => fragment.params),
});

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

const fieldPredicate = (table: RowTable, organizationId: string, condition: KeyCondition): Predicate => {
  const column = table.columns.find(({ field }) => field === condition.field);
  if (column === undefined) throw new Error(`no column for ${condition.field}`);
  const test = keyTest(column.name, condition);
  const where = all([mine(organizationId), test]);
  return {
    test,
    index: column.index,
    ids: { sql: `SELECT 1 FROM ${table.rows} INDEXED BY ${column.index} WHERE ${where.sql}`, params: where.params },
  };
};

const listPredicate = (table: RowTable, organizationId: string, condition: KeyCondition): Predicate => {
  const value = keyTest('value', condition);
  const params = [organizationId, condition.field, ...value.params];
  const from = `FROM ${table.lists} WHERE organization_id = ? AND field = ? AND ${value.sql}`;
  return {
    test: { sql: `EXISTS (SELECT 1 ${from} AND ${table.lists}.id = ${table.rows}.id)`, params },
    ids: { sql: `SELECT id ${from}`, params },
  };
};

const searchPredicates = (table: RowTable, words: readonly string[]): readonly Predicate[] => {
  if (words.length === 0) return [];
  const test = all(words.map((word) => ({ sql: 'instr(search, ?) > 0', params: [word] })));
  return [{ test, ...(table.search === undefined ? {} : { ids: candidates(table.search, words) }) }];
};

// Rows that may hold all long words, or the longest of the short ones.
const candidates = ({ trigrams, terms }: NonNullable<RowTable['search']>, words: readonly string[]): Fragment => {
  const wanted = [...new Set(words.flatMap(trigramsOf))];
  if (wanted.length > 0) {
    const match = wanted.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
    return { sql: `SELECT rowid FROM ${trigrams} WHERE ${trigrams} MATCH ?`, params: [match] };
  }
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
  return { sql: `SELECT doc FROM ${terms} WHERE term >= ? AND term < ?`, params: [longest, `${longest}\u{10ffff}`] };
};

const trigramsOf = (word: string): readonly string[] => {
  const letters = [...word];
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
};

const keyTest = (column: string, condition: KeyCondition): Fragment => {
  if (!('anyOf' in condition)) {
    const { from, to } = condition;
    const lower = { sql: `${column} ${from.inclusive ? '>=' : '>'} ?`, params: [from.key] };
    return to === undefined ? lower : all([lower, { sql: `${column} <= ?`, params: [to] }]);
  }
  const params = padded(condition.anyOf);
  return { sql: params.length === 1 ? `${column} = ?` : `${column} IN (${params.map(() => '?').join(', ')})`, params };
};

// Up to the next power of two, so that lists of all lengths share a few prepared statements.
const padded = (values: readonly SqlValue[]): readonly SqlValue[] => {
  const length = 2 ** Math.ceil(Math.log2(Math.max(values.length, 1)));
  return [...values, ...new Array<SqlValue>(length - values.length).fill(values[0] ?? null)];
};
