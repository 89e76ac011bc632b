import type { ReadModel, RowWrite } from '@partneros/domain';
import { type IndexKey, indexKeys, MISSING, searchText } from '../rows/index-key.ts';
import { lookUpRows } from './look-up-rows.ts';
import type { RowTable } from './row-table.ts';
import type { Sql, SqlValue } from './sql.ts';

/** Writes rows inside a transaction. A write that is not newer than what is stored changes nothing. */
export const writeRows = (sql: Sql, table: RowTable, model: ReadModel<never>, writes: readonly RowWrite[]): void => {
  const statements = statementsFor(table);
  const stored = new Map<string, StoredKeys>();
  for (const row of lookUpRows(sql, table, ['id', 'position', ...statements.tracked], writes)) {
    const [organizationId, key, id, position, ...tracked] = row;
    stored.set(`${organizationId}/${key}`, { id: Number(id), position: Number(position), tracked });
  }
  for (const write of writes) {
    const name = `${write.organizationId}/${write.key}`;
    const before = stored.get(name);
    if (before !== undefined && before.position >= Number(write.position)) continue;
    stored.set(name, writeRow(sql, table, statements, model, write, before));
  }
};

// A row without what callers see of it.
interface StoredKeys {
  readonly id: number;
  readonly position: number;
  readonly tracked: readonly SqlValue[];
}

type Statements = ReturnType<typeof statementsFor>;

// Columns that are compared with what is stored; the fields' columns follow them.
const TRACKED = ['removed', 'lists', 'search'];

const statementsFor = ({ rows, columns }: RowTable) => {
  const tracked = [...TRACKED, ...columns.map(({ name }) => name)];
  const all = ['organization_id', 'key', 'position', 'row', ...tracked];
  return { tracked, insert: `INSERT INTO ${rows} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})` };
};

const writeRow = (
  sql: Sql,
  table: RowTable,
  { tracked: names, insert }: Statements,
  model: ReadModel<never>,
  write: RowWrite,
  before: StoredKeys | undefined,
): StoredKeys => {
  const { organizationId, key, row } = write;
  const position = Number(write.position);
  const tracked = trackedValues(table, model, row);
  const json = row === undefined ? '' : JSON.stringify(row);
  const id = before?.id ?? sql.run(insert, [organizationId, key, position, json, ...tracked]).lastId;
  if (before !== undefined) updateRow(sql, table, names, before, [position, json], tracked);
  writeLists(sql, table, organizationId, id, String(before?.tracked[1] ?? ''), String(tracked[1]));
  writeSearch(sql, table, id, String(before?.tracked[2] ?? ''), String(tracked[2]));
  return { id, position, tracked };
};

// Sets what changed and nothing else: a column that is set costs its index a write, also when its value stays.
const updateRow = (
  sql: Sql,
  { rows }: RowTable,
  names: readonly string[],
  before: StoredKeys,
  positionAndRow: readonly SqlValue[],
  tracked: readonly SqlValue[],
): void => {
  const changed = names.flatMap((name, index) => (before.tracked[index] === tracked[index] ? [] : [{ name, index }]));
  const set = changed.map(({ name }) => `, ${name} = ?`).join('');
  const values = changed.map(({ index }) => tracked[index] ?? null);
  sql.run(`UPDATE ${rows} SET position = ?, row = ?${set} WHERE id = ?`, [...positionAndRow, ...values, before.id]);
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
