import { type Rebuilding, RebuildOvertaken } from '@partneros/domain';
import { assertShape, type ModelId, type StoredModel, shapeOf } from '../rows/read-model-id.ts';
import { isBuild } from '../rows/row-rebuild.ts';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { createRowIndex, createRowTable, dropRowTable, indexedFieldsOf, type RowTable, rowTable } from './row-table.ts';
import type { Sql, SqlRow } from './sql.ts';

/** Which read models are stored, in which shape, and how far they have come. */
export interface ReadModelRegister {
  /** The tables of a read model, made on first use. Throws when they were made from other fields. */
  tableOf(model: StoredModel): RowTable;
  /** Sees to it that queries on a field have its index. */
  index(table: RowTable, field: string): void;
  /** The fields of which a read model has indexes, also one that was stored under another declaration. */
  indexesOf(model: StoredModel): readonly string[];
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
  /** Makes the tables of a build, and removes those of one before it. */
  begin(model: StoredModel, build: StoredModel): void;
  /** Puts the tables and the checkpoint of a build in the place of the model's; false while those have come further. */
  swap(model: ModelId, build: StoredModel): boolean;
  /** The build of a model that is under way. */
  building(model: ModelId): Rebuilding | undefined;
}

// A rebuild makes its rows under a name of its own, which says in `rebuilds` what it is for. When it takes the place of
// that read model, `stored_as` says under which name the rows are; null: the model's own.
const TABLE = `
  CREATE TABLE IF NOT EXISTS read_models (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    checkpoint INTEGER NOT NULL,
    stored_as TEXT,
    rebuilds TEXT,
    started_at TEXT,
    PRIMARY KEY (name, version)
  )`;
const ADDED = ['stored_as', 'rebuilds', 'started_at'];
const LOAD = 'SELECT checkpoint FROM read_models WHERE name = ? AND version = ?';
const STORED = 'SELECT shape, stored_as FROM read_models WHERE name = ? AND version = ?';
const ADD =
  'INSERT INTO read_models (name, version, shape, checkpoint, rebuilds, started_at) VALUES (?, ?, ?, 0, ?, ?)';
const TAKE_PLACE =
  'UPDATE read_models SET shape = ?3, checkpoint = ?4, stored_as = ?5 WHERE name = ?1 AND version = ?2';
const REMOVE = 'DELETE FROM read_models WHERE name = ? AND version = ?';
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
  database.writeNow((sql) => {
    sql.exec(TABLE);
    const columns = sql.all('PRAGMA table_info(read_models)').map(([, name]) => name);
    for (const column of ADDED)
      if (!columns.includes(column)) sql.exec(`ALTER TABLE read_models ADD COLUMN ${column} TEXT`);
    // Whoever began it went with the process: the folder has one owner.
    for (const [name, version] of sql.all('SELECT name, version FROM read_models WHERE rebuilds IS NOT NULL'))
      remove(sql, { name: String(name), version: Number(version) });
  });

  const forget = (...models: readonly ModelId[]) => {
    for (const model of models) checkpoints.delete(idOf(model));
    tables = new WeakMap();
    indexed = new WeakMap();
  };

  const make = (sql: Sql, model: StoredModel, rebuilds: string | null, startedAt: string | null): RowTable => {
    const table = rowTable(model);
    createRowTable(sql, table);
    sql.run(ADD, [model.name, model.version, shapeOf(model), rebuilds, startedAt]);
    return table;
  };

  const open = (model: StoredModel): RowTable => {
    const stored = database.get(STORED, [model.name, model.version]);
    if (stored === undefined && isBuild(model)) throw new RebuildOvertaken(model.name);
    if (stored !== undefined) assertShape(model, String(stored[0]));
    const table =
      stored === undefined
        ? database.writeNow((sql) => make(sql, model, null, null))
        : rowTable(model, storedName(model, stored));
    tables.set(model, table);
    return table;
  };

  const checkpointOf = (model: ModelId): Checkpoint => {
    const name = idOf(model);
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
    indexesOf: (model) => indexedFieldsOf(database, rowTable(model, storedId(database, model).name)),
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
        for (const build of buildsOf(sql, model)) remove(sql, build);
        remove(sql, model);
      });
      forget(model);
    },
    begin: (model, build) => {
      if (database.get(STORED, [model.name, model.version]) === undefined) open(model);
      database.writeNow((sql) => {
        for (const before of buildsOf(sql, model)) remove(sql, before);
        make(sql, build, model.name, new Date().toISOString());
      });
      forget();
    },
    swap: (model, build) => {
      const position = checkpointOf(build).passed;
      const isSwapped = database.writeNow((sql) => {
        if (sql.get(STORED, [build.name, build.version]) === undefined) throw new RebuildOvertaken(model.name);
        // Also what was queued when this began: it is in the file by now, and not yet in memory.
        const written = Number(sql.get(LOAD, [model.name, model.version])?.[0] ?? 0);
        if (position < Math.max(written, checkpointOf(model).passed)) return false;
        dropRowTable(sql, storedId(sql, model));
        sql.run(TAKE_PLACE, [model.name, model.version, shapeOf(build), position, build.name]);
        sql.run(REMOVE, [build.name, build.version]);
        return true;
      });
      if (isSwapped) forget(model, build);
      return isSwapped;
    },
    building: (model) => {
      const [build] = buildsOf(database, model);
      if (build === undefined) return undefined;
      const { startedAt } = build;
      return { position: BigInt(checkpointOf(build).passed), startedAt, seenAt: new Date().toISOString() };
    },
  };
};

const idOf = ({ name, version }: ModelId): string => `${name} ${version}`;

const storedName = (model: ModelId, [, storedAs]: SqlRow): string =>
  storedAs === null ? model.name : String(storedAs);

const storedId = (sql: Sql, model: ModelId): ModelId => {
  const stored = sql.get(STORED, [model.name, model.version]);
  return stored === undefined ? model : { ...model, name: storedName(model, stored) };
};

const buildsOf = (sql: Sql, { name, version }: ModelId) =>
  sql
    .all('SELECT name, started_at FROM read_models WHERE rebuilds = ? AND version = ?', [name, version])
    .map(([build, startedAt]) => ({ name: String(build), version, startedAt: String(startedAt) }));

const remove = (sql: Sql, model: ModelId): void => {
  dropRowTable(sql, storedId(sql, model));
  sql.run(REMOVE, [model.name, model.version]);
};
