import type { ReadModel, RowWrite } from '@partneros/domain';
import { type IndexKey, indexKeys, MISSING, searchText } from '../rows/index-key.ts';
import type { RowTable } from './row-table.ts';
import type { Sql, SqlRow, SqlValue } from './sql.ts';

/** Writes rows inside a transaction. A write that is not newer than what is stored changes nothing. */
export const writeRows = (sql: Sql, table: RowTable, model: ReadModel<never>, writes: readonly RowWrite[]): void => {
  const statements = statementsFor(table);
  for (const write of writes) writeRow(sql, table, statements, model, write);
};

type Statements = ReturnType<typeof statementsFor>;

// Columns that are compared with what is stored; the fields' columns follow them.
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
  const id =
    stored === undefined
      ? sql.run(statements.insert, [organizationId, key, Number(position), json, ...next]).lastId
      : updateRow(sql, table, statements, stored, [Number(position), json], next);
  writeLists(sql, table, organizationId, id, String(stored?.[3] ?? ''), String(next[1]));
  writeSearch(sql, table, id, String(stored?.[4] ?? ''), String(next[2]));
};

// Sets what changed and nothing else: a column that is set costs its index a write, also when its value stays.
const updateRow = (
  sql: Sql,
  { rows }: RowTable,
  { tracked }: Statements,
  stored: SqlRow,
  positionAndRow: readonly SqlValue[],
  next: readonly SqlValue[],
): number => {
  const id = Number(stored[0]);
  const changed = tracked.flatMap((name, index) => (stored[index + 2] === next[index] ? [] : [{ name, index }]));
  const set = changed.map(({ name }) => `, ${name} = ?`).join('');
  const values = changed.map(({ index }) => next[index] ?? null);
  sql.run(`UPDATE ${rows} SET position = ?, row = ?${set} WHERE id = ?`, [...positionAndRow, ...values, id]);
  return id;
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
