import { setTimeout as delay } from 'node:timers/promises';
import {
  type ModelWrite,
  type ReadModel,
  type RowQuery,
  type RowStore,
  RowsReplaced,
  type StoredRow,
} from '@partneros/domain';
import { type Collection, type Db, MongoNetworkError, type WithId } from 'mongodb';
import type { ModelId } from '../rows/read-model-id.ts';
import { assertPageSize, cursorAfter, placeIn, placeOf, rowOrder } from '../rows/row-cursor.ts';
import { assertOrganization, assertRowKey } from '../rows/row-key.ts';
import { createRowProgress } from '../rows/row-progress.ts';
import { buildOf, rebuildOver } from '../rows/row-rebuild.ts';
import { inTime, MongoDbUnanswered } from './in-time.ts';
import { positionOf, type RowDocument, type RowId } from './row-document.ts';
import { queryConditions, rangesAfter, sortOf, tenantFilter } from './row-filter.ts';
import { createRowRegister, type RowPlace } from './row-register.ts';
import { writeRows } from './write-rows.ts';

const SCAN_PAGE = 500;
const LOAD_PAGE = 500;
// The server ends a query by then, so that a slow one does not go on when nobody waits any more.
const QUERY_MS = 7_000;
const FIRST_POLL_MS = 10;
const SLOWEST_POLL_MS = 250;
const SHORTEST_LOOK_MS = 500;
// Rows that a rebuild has replaced stay for so long: whoever began to read them is through by then, or begins anew.
const RETIRE_MS = 30_000;
const SURE_MS = 25_000;

/** Rows in MongoDB. */
export interface MongoRowStore extends RowStore {
  /** Makes the collections and indexes of read models, so that no query of the first minute goes without. */
  prepare(models: readonly ReadModel<never>[]): Promise<void>;
  /** Releases who waits. */
  close(): void;
}

/** Rows of read models in MongoDB: one collection per model and version, one document per row. */
export const createMongoRowStore = (db: Db, { retireMs = RETIRE_MS, sureMs = SURE_MS } = {}): MongoRowStore => {
  const register = createRowRegister(db);
  const progress = createRowProgress();
  // Where the rows are that were last loaded, by read model: what is made of them is written nowhere else.
  const loaded = new Map<string, RowPlace>();
  let closed = false;

  const read = async <Result>(
    model: ReadModel<never>,
    look: (rows: Collection<RowDocument>) => Promise<Result>,
  ): Promise<Result> => {
    for (;;) {
      const { collection, knownAt } = await register.reading(model);
      const result = await inTime(look(collection));
      if (performance.now() - knownAt < sureMs) return result;
    }
  };

  async function* scan<Row extends object>(model: ReadModel<Row>): AsyncGenerator<StoredRow<Row>> {
    let after: RowId | undefined;
    for (;;) {
      const beyond = after === undefined ? {} : { _id: { $gt: after } };
      const page = await read(model, (collection) =>
        collection
          .find(
            { organizationId: { $exists: true }, ...beyond },
            { projection: STORED, sort: { _id: 1 }, limit: SCAN_PAGE, batchSize: SCAN_PAGE, maxTimeMS: QUERY_MS },
          )
          .toArray(),
      );
      yield* page.map(storedRowOf<Row>);
      if (page.length < SCAN_PAGE) return;
      after = page.at(-1)?._id;
    }
  }

  // A broken connection, or an answer that does not come, is one look in vain: the next one may tell before the deadline.
  const seen = async (model: ModelId, deadline: number): Promise<bigint> => {
    const left = Math.max(deadline - performance.now(), SHORTEST_LOOK_MS);
    return inTime(register.checkpointOf(model), left).catch((error) => {
      if (error instanceof MongoDbUnanswered || error instanceof MongoNetworkError) return 0n;
      throw error;
    });
  };

  const store: RowStore = {
    get: async <Row extends object>(model: ReadModel<Row>, organizationId: string, key: string) => {
      assertOrganization(organizationId);
      const _id = { o: organizationId, k: key };
      const found = await read(model, (rows) => rows.findOne({ _id }, { projection: { row: 1 }, maxTimeMS: QUERY_MS }));
      return found?.row === undefined ? undefined : (JSON.parse(found.row) as Row);
    },

    find: async <Row extends object>(model: ReadModel<Row>, organizationId: string, query: RowQuery) => {
      assertOrganization(organizationId);
      assertPageSize(query.limit);
      const order = rowOrder(model, query.sort);
      const after = query.cursor === undefined ? undefined : placeOf(order, query.cursor);
      const conditions = queryConditions(model, query);
      const found = await read(model, async (rows) => {
        const some: { readonly key: string; readonly row: Row }[] = [];
        for (const range of rangesAfter(order, after)) {
          // One more than asked tells whether there is a next page.
          const limit = query.limit + 1 - some.length;
          const filter = tenantFilter(organizationId, [...conditions, ...range]);
          if (limit > 0) some.push(...(await rowsIn<Row>(rows, filter, { sort: sortOf(order), limit })));
        }
        return some;
      });
      const page = found.slice(0, query.limit);
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return {
        rows: page.map(({ row }) => row),
        nextCursor: last === undefined ? null : cursorAfter(order, placeIn(model, order, last)),
      };
    },

    count: async (model, organizationId, query) => {
      const filter = tenantFilter(organizationId, queryConditions(model, query));
      return read(model, (rows) => rows.countDocuments(filter, { maxTimeMS: QUERY_MS }));
    },

    load: async <Row extends object>(model: ReadModel<Row>, keys: Parameters<RowStore['load']>[1]) => {
      for (const { organizationId } of keys) assertOrganization(organizationId);
      const place = await register.reading(model);
      loaded.set(nameOf(model), place);
      const found: StoredRow<Row>[] = [];
      for (let start = 0; start < keys.length; start += LOAD_PAGE) {
        const ids = keys.slice(start, start + LOAD_PAGE).map(({ organizationId: o, key: k }) => ({ o, k }));
        const page = place.collection.find(
          { _id: { $in: ids } },
          { projection: STORED, batchSize: LOAD_PAGE, maxTimeMS: QUERY_MS },
        );
        const documents = await inTime(page.toArray());
        found.push(...documents.filter(({ row }) => row !== undefined).map(storedRowOf<Row>));
      }
      return found;
    },

    scan,

    write: async (writes: readonly ModelWrite[]) => {
      for (const { rows } of writes) rows.forEach(assertRowKey);
      const placed = await Promise.all(
        writes.map(async (write) => ({ ...write, place: await placeToWrite(write.model) })),
      );
      await Promise.all(placed.map(({ model, rows, place }) => writeRows(place.collection, model, rows)));
      // After the rows of all models: what is cut off in between is written again, and nothing is left out.
      await register.saveCheckpoints(placed).catch((error) => {
        for (const { model } of writes) loaded.delete(nameOf(model));
        throw error;
      });
      for (const { model, checkpoint } of writes) progress.passed(model, checkpoint);
    },

    checkpoint: register.checkpointOf,

    reached: async (model, position, timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      for (let pause = FIRST_POLL_MS; !closed; pause = Math.min(pause * 2, SLOWEST_POLL_MS)) {
        if ((await seen(model, deadline)) >= position) return true;
        const left = deadline - performance.now();
        if (left <= 0) return false;
        // Another process writes as a rule; this one says so at once.
        if (await progress.wait(model, position, Math.min(pause, left))) return true;
      }
      return false;
    },

    drop: register.drop,

    rebuild: async (model) => {
      const build = buildOf(model);
      await register.begin(model, build);
      let swapped = false;
      return rebuildOver(store, model, build, {
        swap: async () => {
          const position = await register.checkpointOf(build);
          swapped = await register.swap(model, build, position);
          if (swapped) progress.passed(model, position);
          return swapped;
        },
        end: async (hurry) => {
          if (!swapped) return register.drop(build);
          const isThrough = await delay(retireMs, true, { signal: hurry }).catch(() => false);
          if (isThrough) await register.sweep(model);
        },
      });
    },

    rebuilding: register.building,
  };

  // Indexes are made before the first row.
  const placeToWrite = async (model: ReadModel<never>): Promise<RowPlace> => {
    const place = await register.writing(model);
    const from = loaded.get(nameOf(model));
    if (from === undefined || from.storedAs === place.storedAs) return from ?? place;
    loaded.delete(nameOf(model));
    throw new RowsReplaced(model.name);
  };

  return {
    ...store,
    prepare: async (models) => {
      for (const model of models) await register.writing(model);
    },
    close: () => {
      closed = true;
      progress.close();
    },
  };
};

const nameOf = ({ name, version }: ModelId): string => `${name} ${version}`;

const STORED = { position: 1, row: 1 } as const;

const storedRowOf = <Row extends object>({ _id, position, row }: WithId<RowDocument>): StoredRow<Row> => ({
  organizationId: _id.o,
  key: _id.k,
  row: JSON.parse(row as string) as Row,
  position: positionOf(position),
});

const rowsIn = async <Row extends object>(
  collection: Collection<RowDocument>,
  filter: ReturnType<typeof tenantFilter>,
  { sort, limit }: { readonly sort: ReturnType<typeof sortOf>; readonly limit: number },
): Promise<readonly { readonly key: string; readonly row: Row }[]> => {
  // In one batch, so that there is no cursor left to fetch or to lose.
  const found = collection.find(filter, {
    projection: { row: 1 },
    sort,
    limit,
    batchSize: limit,
    maxTimeMS: QUERY_MS,
  });
  const documents = await found.toArray();
  return documents.map(({ _id, row }) => ({ key: _id.k, row: JSON.parse(row as string) as Row }));
};
