import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ModelWrite, type ReadModel, type RowStore, RowsReplaced, type StoredRow } from '@partneros/domain';
import { assertPageSize, cursorAfter, placeIn, placeOf, rowOrder } from '../rows/row-cursor.ts';
import { assertOrganization, assertRowKey } from '../rows/row-key.ts';
import { createRowProgress } from '../rows/row-progress.ts';
import { buildOf, rebuildOver } from '../rows/row-rebuild.ts';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { lookUpRows } from './look-up-rows.ts';
import { createReadModelRegister } from './read-model-register.ts';
import { selection } from './row-predicates.ts';
import { countRows, indexedFields, selectPage } from './row-query.ts';
import type { RowTable } from './row-table.ts';
import { writeRows } from './row-writer.ts';
import type { SqlRow } from './sql.ts';

const SCAN_PAGE = 500;

/**
 * Rows of read models in the embedded database: one table per model and version. Closing releases who waits and
 * saves how far everything has come.
 */
export const createEmbeddedRowStore = (database: EmbeddedDatabase): RowStore & { close(): void } => {
  const register = createReadModelRegister(database);
  const progress = createRowProgress();
  // The table that rows were last loaded from, by read model: what is made of them goes nowhere else.
  const loaded = new Map<string, RowTable>();

  const tableToWrite = (model: ReadModel<never>): RowTable => {
    const name = `${model.name} ${model.version}`;
    const table = register.tableOf(model);
    const before = loaded.get(name);
    if (before === undefined || before.rows === table.rows) return table;
    loaded.delete(name);
    throw new RowsReplaced(model.name);
  };

  async function* scan<Row extends object>(model: ReadModel<Row>): AsyncGenerator<StoredRow<Row>> {
    let [organizationId, key] = ['', ''];
    for (;;) {
      const page = database
        .all(scanSql(register.tableOf(model)), [organizationId, key, SCAN_PAGE])
        .map(storedRowOf<Row>);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < SCAN_PAGE) return;
      ({ organizationId, key } = last);
      await nextTurn();
    }
  }

  const store: RowStore = {
    get: async <Row extends object>(model: ReadModel<Row>, organizationId: string, key: string) => {
      assertOrganization(organizationId);
      return rowAt<Row>(database, register.tableOf(model), organizationId, key);
    },

    find: async <Row extends object>(
      model: ReadModel<Row>,
      organizationId: string,
      query: Parameters<RowStore['find']>[2],
    ) => {
      assertOrganization(organizationId);
      assertPageSize(query.limit);
      const table = register.tableOf(model);
      const order = rowOrder(model, query.sort);
      const after = query.cursor === undefined ? undefined : placeOf(order, query.cursor);
      const chosen = selection(model, table, organizationId, query);
      for (const field of indexedFields(query)) register.index(table, field);
      // One more than asked tells whether there is a next page.
      const found = selectPage(database, table, chosen, order, after, query.limit + 1);
      const page = found.slice(0, query.limit).map(([key, row]) => ({ key, row: JSON.parse(row) as Row }));
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return {
        rows: page.map(({ row }) => row),
        nextCursor: last === undefined ? null : cursorAfter(order, placeIn(model, order, last)),
      };
    },

    count: async (model, organizationId, query) => {
      assertOrganization(organizationId);
      const table = register.tableOf(model);
      const chosen = selection(model, table, organizationId, query);
      // Any index serves to count everything.
      const anyField = table.columns.slice(0, 1).map(({ field }) => field);
      const wanted = indexedFields(query);
      for (const field of wanted.length === 0 ? anyField : wanted) register.index(table, field);
      return countRows(database, table, chosen);
    },

    load: async <Row extends object>(model: ReadModel<Row>, keys: Parameters<RowStore['load']>[1]) => {
      for (const { organizationId } of keys) assertOrganization(organizationId);
      const table = register.tableOf(model);
      loaded.set(`${model.name} ${model.version}`, table);
      const found = lookUpRows(database, table, ['position', 'row', 'removed'], keys);
      return found.filter(([, , , , removed]) => removed === 0).map(storedRowOf<Row>);
    },

    scan,

    write: async (writes: readonly ModelWrite[]) => {
      const prepared = writes.map((write) => ({
        ...write,
        table: tableToWrite(write.model),
        position: Number(write.checkpoint),
      }));
      for (const { rows } of writes) rows.forEach(assertRowKey);
      const unsaved = prepared.filter(
        ({ model, rows, position }) => rows.length > 0 || !register.pass(model, position),
      );
      if (unsaved.length > 0) {
        await database.write((sql) => {
          for (const { model, rows, table, position } of unsaved) {
            writeRows(sql, table, model, rows);
            register.saveCheckpoint(sql, model, position);
          }
        });
        for (const { model, position } of unsaved) register.saved(model, position);
      }
      for (const { model, checkpoint } of writes) progress.passed(model, checkpoint);
    },

    checkpoint: async (model) => BigInt(register.checkpointOf(model)),

    reached: async (model, position, timeoutMs) =>
      register.checkpointOf(model) >= position || progress.wait(model, position, timeoutMs),

    drop: async (model) => register.drop(model),

    rebuild: async (model) => {
      const build = buildOf(model);
      register.begin(model, build);
      let swapped = false;
      return rebuildOver(store, model, build, {
        swap: async () => {
          await makeIndexes(model, build);
          swapped = register.swap(model, build);
          if (swapped) progress.passed(model, BigInt(register.checkpointOf(model)));
          return swapped;
        },
        end: async () => {
          if (!swapped) register.drop(build);
        },
      });
    },

    rebuilding: async (model) => register.building(model),
  };

  // Those that queries have asked for so far: whoever asks next would have to wait for them.
  const makeIndexes = async (model: ReadModel<never>, build: ReadModel<never>): Promise<void> => {
    for (const field of register.indexesOf(model)) {
      register.index(register.tableOf(build), field);
      await nextTurn();
    }
  };

  return {
    ...store,
    close: () => {
      progress.close();
      register.saveAll();
    },
  };
};

const STORED = 'organization_id, key, position, row';

const rowAt = <Row extends object>(
  database: EmbeddedDatabase,
  { rows }: RowTable,
  organizationId: string,
  key: string,
): Row | undefined => {
  const found = database.get(`SELECT row FROM ${rows} WHERE organization_id = ? AND key = ? AND removed = 0`, [
    organizationId,
    key,
  ]);
  return found === undefined ? undefined : (JSON.parse(found[0] as string) as Row);
};

const scanSql = ({ rows }: RowTable): string =>
  `SELECT ${STORED} FROM ${rows} WHERE removed = 0 AND (organization_id, key) > (?, ?) ORDER BY organization_id, key LIMIT ?`;

const storedRowOf = <Row extends object>(row: SqlRow): StoredRow<Row> => {
  const [organizationId, key, position, json] = row as [string, string, number, string];
  return { organizationId, key, row: JSON.parse(json) as Row, position: BigInt(position) };
};
