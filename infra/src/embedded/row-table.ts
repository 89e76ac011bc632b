import { listFields, type ScalarKind, scalarFields } from '../rows/index-key.ts';
import type { ModelId, StoredModel } from '../rows/read-model-id.ts';
import type { Sql } from './sql.ts';

/** Where a read model is kept. Every name here is quoted, ready for a statement. */
export interface RowTable {
  readonly rows: string;
  /** A column and an index per scalar field, in the order of the declaration. */
  readonly columns: readonly {
    readonly field: string;
    readonly kind: ScalarKind;
    readonly name: string;
    readonly index: string;
  }[];
  readonly byKey: string;
  readonly lists: string;
  readonly listFields: readonly string[];
  /** Absent when the model declares no search. */
  readonly search: { readonly trigrams: string; readonly terms: string } | undefined;
}

/** Names the tables, columns and indexes of a read model, whose rows may be stored under another name than its own. */
export const rowTable = (model: StoredModel, storedAs = model.name): RowTable => {
  const base = baseName({ ...model, name: storedAs });
  return {
    rows: quote(base),
    columns: scalarFields(model).map(([field, kind]) => ({
      field,
      kind,
      name: quote(`f_${field}`),
      index: quote(`${base}_by_${field}`),
    })),
    byKey: quote(`${base}_key`),
    lists: quote(`${base}_lists`),
    listFields: listFields(model),
    search:
      model.search === undefined ? undefined : { trigrams: quote(`${base}_search`), terms: quote(`${base}_terms`) },
  };
};

/**
 * Makes the tables. A removed row stays with its position, and out of every index but the key's. The narrow columns
 * come before the wide ones, so that a filter never reads past the first page of a large row.
 */
export const createRowTable = (sql: Sql, table: RowTable): void => {
  const columns = table.columns.map(({ name, kind }) => `${name} ${kind === 'number' ? 'REAL' : 'TEXT'} NOT NULL,`);
  sql.exec(`
    CREATE TABLE ${table.rows} (
      id INTEGER PRIMARY KEY,
      organization_id TEXT NOT NULL,
      key TEXT NOT NULL,
      position INTEGER NOT NULL,
      removed INTEGER NOT NULL,
      ${columns.join(' ')}
      lists TEXT NOT NULL,
      search TEXT NOT NULL,
      row TEXT NOT NULL
    );
    CREATE UNIQUE INDEX ${table.byKey} ON ${table.rows} (organization_id, key);`);
  if (table.listFields.length > 0)
    sql.exec(`CREATE TABLE ${table.lists} (organization_id TEXT, field TEXT, value TEXT, id INTEGER,
      PRIMARY KEY (organization_id, field, value, id)) WITHOUT ROWID`);
  if (table.search !== undefined) sql.exec(searchTables(table.search));
};

// Says which rows hold, or once held, a trigram; the row itself says whether it holds the words. So nothing is ever
// taken out, which costs FTS5 up to 300 ms at a time. The second table lists the trigrams that begin with a short word.
const searchTables = ({ trigrams, terms }: { readonly trigrams: string; readonly terms: string }): string => `
  CREATE VIRTUAL TABLE ${trigrams} USING fts5(text, content = '', columnsize = 0, detail = none,
    tokenize = 'trigram case_sensitive 1');
  INSERT INTO ${trigrams} (${trigrams}, rank) VALUES ('automerge', 8);
  CREATE VIRTUAL TABLE ${terms} USING fts5vocab(${trigrams}, instance);`;

/** Makes the index of a field. Not before a query needs it: a rebuild is several times as fast without. */
export const createRowIndex = (sql: Sql, { rows, columns }: RowTable, field: string): void => {
  const column = columns.find((candidate) => candidate.field === field);
  if (column !== undefined)
    sql.exec(
      `CREATE INDEX IF NOT EXISTS ${column.index} ON ${rows} (organization_id, ${column.name}, key) WHERE removed = 0`,
    );
};

/** The fields of which there are indexes. */
export const indexedFieldsOf = (sql: Pick<Sql, 'get'>, { columns }: RowTable): readonly string[] =>
  columns
    .filter(({ index }) => sql.get("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", [unquoted(index)]))
    .map(({ field }) => field);

/** Removes the tables, whatever the declaration was that made them. */
export const dropRowTable = (sql: Sql, model: ModelId): void => {
  const base = baseName(model);
  for (const name of [base, `${base}_lists`, `${base}_terms`, `${base}_search`])
    sql.exec(`DROP TABLE IF EXISTS ${quote(name)}`);
};

const baseName = ({ name, version }: ModelId): string => `rows_${name}_v${version}`;

const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"');

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
