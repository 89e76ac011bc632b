import type { RowQuery } from '@partneros/domain';
import { type Fields, searchWords } from '../rows/index-key.ts';
import { type KeyCondition, keyConditions } from '../rows/row-conditions.ts';
import { trigramsOf } from '../rows/trigrams.ts';
import type { RowTable } from './row-table.ts';
import type { SqlValue } from './sql.ts';

/** A piece of a statement and what is bound in it. */
export interface Fragment {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** One condition as SQL: `test` looks at one row, `ids` finds its rows by an index. */
export interface Predicate {
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

/** Turns the conditions and the search of a query into SQL. */
export const selection = (
  model: Fields & { readonly name: string },
  table: RowTable,
  organizationId: string,
  query: Pick<RowQuery, 'where' | 'search'>,
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

/** The organization's own rows. */
export const mine = (organizationId: string): Fragment => ({
  sql: 'organization_id = ? AND removed = 0',
  params: [organizationId],
});

/** All of them together. */
export const all = (fragments: readonly Fragment[]): Fragment => ({
  sql: fragments.map((fragment) => fragment.sql).join(' AND '),
  params: fragments.flatMap((fragment) => fragment.params),
});

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

// A few narrow the rows down; FTS5 refuses an expression of hundreds.
const MAX_TRIGRAMS = 32;

// Rows that may hold all long words, or the longest of the short ones.
const candidates = ({ trigrams, terms }: NonNullable<RowTable['search']>, words: readonly string[]): Fragment => {
  const wanted = [...new Set(words.flatMap(trigramsOf))].slice(0, MAX_TRIGRAMS);
  if (wanted.length > 0) {
    const match = wanted.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
    return { sql: `SELECT rowid FROM ${trigrams} WHERE ${trigrams} MATCH ?`, params: [match] };
  }
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
  return { sql: `SELECT doc FROM ${terms} WHERE term >= ? AND term < ?`, params: [longest, `${longest}\u{10ffff}`] };
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
