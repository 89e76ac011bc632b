import { assertShape, type ModelId, type StoredModel, shapeOf } from '../rows/read-model-id.ts';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { createRowIndex, createRowTable, dropRowTable, type RowTable, rowTable } from './row-table.ts';
import type { Sql } from './sql.ts';

/** Which read models are stored, in which shape, and how far they have come. */
export interface ReadModelRegister {
  /** The tables of a read model, made on first use. Throws when they were made from other fields. */
  tableOf(model: StoredModel): RowTable;
  /** Sees to it that queries on a field have its index. */
  index(table: RowTable, field: string): void;
  checkpointOf(model: ModelId): number;
  /** Raises a checkpoint inside a transaction; never lowers it. */
  saveCheckpoint(sql: Sql, model: ModelId, position: number): void;
  drop(model: ModelId): void;
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS read_models (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    checkpoint INTEGER NOT NULL,
    PRIMARY KEY (name, version)
  )`;
const SAVE = 'UPDATE read_models SET checkpoint = max(checkpoint, ?3) WHERE name = ?1 AND version = ?2';

/** Opens the register of a database. */
export const createReadModelRegister = (database: EmbeddedDatabase): ReadModelRegister => {
  // By declaration, so that the lookup on every call costs nothing; by id would build a string each time.
  let tables = new WeakMap<object, RowTable>();
  let indexed = new WeakMap<RowTable, Set<string>>();
  database.writeNow((sql) => sql.exec(TABLE));

  const open = (model: StoredModel): RowTable => {
    const table = rowTable(model);
    const stored = database.get('SELECT shape FROM read_models WHERE name = ? AND version = ?', [
      model.name,
      model.version,
    ]);
    if (stored !== undefined) assertShape(model, String(stored[0]));
    else
      database.writeNow((sql) => {
        createRowTable(sql, table);
        sql.run('INSERT INTO read_models VALUES (?, ?, ?, 0)', [model.name, model.version, shapeOf(model)]);
      });
    tables.set(model, table);
    return table;
  };

  return {
    tableOf: (model) => tables.get(model) ?? open(model),
    index: (table, field) => {
      const fields = indexed.get(table) ?? new Set();
      if (fields.has(field)) return;
      database.writeNow((sql) => createRowIndex(sql, table, field));
      indexed.set(table, fields.add(field));
    },
    checkpointOf: ({ name, version }) =>
      Number(
        database.get('SELECT checkpoint FROM read_models WHERE name = ? AND version = ?', [name, version])?.[0] ?? 0,
      ),
    saveCheckpoint: (sql, { name, version }, position) => {
      sql.run(SAVE, [name, version, position]);
    },
    drop: (model) => {
      database.writeNow((sql) => {
        dropRowTable(sql, model);
        sql.run('DELETE FROM read_models WHERE name = ? AND version = ?', [model.name, model.version]);
      });
      tables = new WeakMap();
      indexed = new WeakMap();
    },
  };
};
