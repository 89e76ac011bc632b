import type { ReadModel, RowWrite } from '@partneros/domain';
import { type IndexKey, indexKeys, MISSING, searchText } from '../rows/index-key.ts';
import type { RowTable } from './row-table.ts';
import type { Sql, SqlValue } from './sql.ts';

/** Writes rows inside a transaction. A write that is not newer than what is stored changes nothing. */
export const writeRows = (sql: Sql, table: RowTable, model: ReadModel<never>, writes: readonly RowWrite[]): void => {
  const statements = statementsFor(table);
  for (const write of writes) writeRow(sql, table, statements, model, write);
};

/** Refuses what SQLite would give back changed: it ends text at a NUL. Such a call is a bug. */
export const assertRowKey = ({
  organizationId,
  key,
}: {
  readonly organizationId: string;
  readonly key: string;
}): void => {
  if (!organizationId) throw new Error('a row needs an organization');
  const text = organizationId + key;
  if (!key || text.includes('\0') || LONE_SURROGATE.test(text))
    throw new Error(`not a row key: ${JSON.stringify(key)}`);
};

const LONE_SURROGATE = /\p{Surrogate}/u;

type Statements = ReturnType<typeof statementsFor>;

// The columns that are compared with what is stored, so that an index is touched only when its value changed.
const TRACKED = ['removed', 'lists', 'search'];

const statementsFor = ({ rows, columns }: RowTable) => {
  const tracked = [...TRACKED, ...columns.map(({ name }) => name)];
  const all = ['organization_id', 'key', 'position', 'row', ...tracked];
  return {
    tracked,
    find: `SELECT id, position, ${tracked.join(', ')} FROM ${rows} WHERE organization_id = ? AND key = ?`,
    insert: `INSERT INTO ${rows} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
  };
};

const writeRow = (
  sql: Sql,
  table: RowTable,
  statements: Statements,
  model: ReadModel<never>,
  { organizationId, key, row, position }: RowWrite,
): void => {
  const stored = sql.get(statements.find, [organizationId, key]);
  if (stored !== undefined && Number(stored[1]) >= Number(position)) return;

  const next = trackedValues(table, model, row);
  const json = row === undefined ? '' : JSON.stringify(row);
  const before = stored === undefined ? undefined : { lists: stored[3] as string, search: stored[4] as string };
  let id: number;
  if (stored === undefined) {
    id = sql.run(statements.insert, [organizationId, key, Number(position), json, ...next]).lastId;
  } else {
    id = stored[0] as number;
    const changed = statements.tracked.flatMap((_name, index) => (stored[index + 2] === next[index] ? [] : [index]));
    const set = changed.map((index) => `, ${statements.tracked[index]} = ?`).join('');
    sql.run(`UPDATE ${table.rows} SET position = ?, row = ?${set} WHERE id = ?`, [
      Number(position),
      json,
      ...changed.map((index) => next[index] ?? null),
      id,
    ]);
  }
  writeLists(sql, table, organizationId, id, before?.lists ?? '', next[1] as string);
  writeSearch(sql, table, id, before?.search ?? '', next[2] as string);
};

// In the order of `tracked`. A removed row keeps nothing of what it held.
const trackedValues = (table: RowTable, model: ReadModel<never>, row: object | undefined): SqlValue[] => {
  if (row === undefined) return [1, '', '', ...table.columns.map(({ kind }) => MISSING[kind])];
  const keys = indexKeys(model, row);
  const lists = table.listFields.length === 0 ? '' : JSON.stringify(table.listFields.map((field) => keys[field]));
  const search = table.search === undefined ? '' : searchText(model, row);
  return [0, lists, search, ...table.columns.map(({ field }) => keys[field] as IndexKey)];
};

const writeLists = (
  sql: Sql,
  table: RowTable,
  organizationId: string,
  id: number,
  before: string,
  after: string,
): void => {
  if (before === after) return;
  const [old, current] = [before, after].map((lists) => (lists === '' ? [] : (JSON.parse(lists) as string[][])));
  for (const [index, field] of table.listFields.entries()) {
    const [had, has] = [old?.[index] ?? [], current?.[index] ?? []];
    for (const value of had.filter((entry) => !has.includes(entry)))
      sql.run(`DELETE FROM ${table.lists} WHERE organization_id = ? AND field = ? AND value = ? AND id = ?`, [
        organizationId,
        field,
        value,
        id,
      ]);
    for (const value of has.filter((entry) => !had.includes(entry)))
      sql.run(`INSERT OR IGNORE INTO ${table.lists} VALUES (?, ?, ?, ?)`, [organizationId, field, value, id]);
  }
};

// Padded, so that the last letters of a text begin a trigram too.
const writeSearch = (sql: Sql, { search }: RowTable, id: number, before: string, after: string): void => {
  if (search === undefined || before === after || after === '') return;
  sql.run(`INSERT INTO ${search.trigrams} (rowid, text) VALUES (?, ?)`, [id, `${after}\n\n`]);
};
