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
  /** Raises a checkpoint that is durable now. */
  saved(model: ModelId, position: number): void;
  /** Raises a checkpoint in memory alone, when the durable one is near enough to begin from again; else answers false. */
  pass(model: ModelId, position: number): boolean;
  /** Makes durable what was only passed. */
  saveAll(): void;
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
const LOAD = 'SELECT checkpoint FROM read_models WHERE name = ? AND version = ?';
const SAVE = 'UPDATE read_models SET checkpoint = max(checkpoint, ?3) WHERE name = ?1 AND version = ?2';

// Events that meant nothing to a read model cost no write. After a crash it looks at up to so many of them again.
const MAX_UNSAVED = 1_000;

interface Checkpoint {
  readonly model: ModelId;
  durable: number;
  passed: number;
}

/** Opens the register of a database. */
export const createReadModelRegister = (database: EmbeddedDatabase): ReadModelRegister => {
  // By declaration, so that the lookup on every call costs nothing; by id would build a string each time.
  let tables = new WeakMap<object, RowTable>();
  let indexed = new WeakMap<RowTable, Set<string>>();
  const checkpoints = new Map<string, Checkpoint>();
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

  const checkpointOf = (model: ModelId): Checkpoint => {
    const name = `${model.name} ${model.version}`;
    const known = checkpoints.get(name);
    if (known !== undefined) return known;
    const durable = Number(database.get(LOAD, [model.name, model.version])?.[0] ?? 0);
    const checkpoint = { model, durable, passed: durable };
    checkpoints.set(name, checkpoint);
    return checkpoint;
  };

  const save = (sql: Sql, { name, version }: ModelId, position: number) => {
    sql.run(SAVE, [name, version, position]);
  };

  return {
    tableOf: (model) => tables.get(model) ?? open(model),
    index: (table, field) => {
      const fields = indexed.get(table) ?? new Set();
      if (fields.has(field)) return;
      database.writeNow((sql) => createRowIndex(sql, table, field));
      indexed.set(table, fields.add(field));
    },
    checkpointOf: (model) => checkpointOf(model).passed,
    saveCheckpoint: save,
    saved: (model, position) => {
      const checkpoint = checkpointOf(model);
      checkpoint.durable = Math.max(checkpoint.durable, position);
      checkpoint.passed = Math.max(checkpoint.passed, position);
    },
    pass: (model, position) => {
      const checkpoint = checkpointOf(model);
      if (position - checkpoint.durable > MAX_UNSAVED) return false;
      checkpoint.passed = Math.max(checkpoint.passed, position);
      return true;
    },
    saveAll: () => {
      const unsaved = [...checkpoints.values()].filter(({ durable, passed }) => passed > durable);
      if (unsaved.length > 0)
        database.writeNow((sql) => {
          for (const { model, passed } of unsaved) save(sql, model, passed);
        });
      for (const checkpoint of unsaved) checkpoint.durable = checkpoint.passed;
    },
    drop: (model) => {
      database.writeNow((sql) => {
        dropRowTable(sql, model);
        sql.run('DELETE FROM read_models WHERE name = ? AND version = ?', [model.name, model.version]);
      });
      checkpoints.delete(`${model.name} ${model.version}`);
      tables = new WeakMap();
      indexed = new WeakMap();
    },
  };
};
