import { type Rebuilding, RebuildOvertaken, RowsReplaced } from '@partneros/domain';
import type { Collection, Db, IndexDescription } from 'mongodb';
import { Long, MongoServerError } from 'mongodb';
import { assertShape, type ModelId, type StoredModel, shapeOf } from '../rows/read-model-id.ts';
import { isBuild } from '../rows/row-rebuild.ts';
import { inTime } from './in-time.ts';
import { positionOf, type RowDocument } from './row-document.ts';
import { pathOf } from './row-filter.ts';
import { createRowPlaces, idOf, type ModelDocument, modelOf } from './row-places.ts';

/** Where the rows of a read model are. */
export interface RowPlace {
  readonly collection: Collection<RowDocument>;
  /** The name they are stored under; null: the read model's own. */
  readonly storedAs: string | null;
  /** When they were known to be there, as `performance.now` tells. */
  readonly knownAt: number;
}

/** Which read models are stored, in which shape, where, and how far they have come. */
export interface RowRegister {
  /** The rows of a read model, for reading: nothing is made. Throws when they were stored with other fields. */
  reading(model: StoredModel): Promise<RowPlace>;
  /** The rows of a read model, for writing: its collection and indexes are there when it resolves. */
  writing(model: StoredModel): Promise<RowPlace>;
  checkpointOf(model: ModelId): Promise<bigint>;
  /** Raises checkpoints, and never lowers one. Throws when rows are no longer where they were written, or dropped. */
  saveCheckpoints(
    checkpoints: readonly { readonly model: ModelId; readonly checkpoint: bigint; readonly place: RowPlace }[],
  ): Promise<void>;
  drop(model: ModelId): Promise<void>;
  /** Makes the collection of a build, and takes the place of one before it. */
  begin(model: StoredModel, build: StoredModel): Promise<void>;
  /** Puts the rows of a build in the place of the model's; false while those have come further than `position`. */
  swap(model: StoredModel, build: ModelId, position: bigint): Promise<boolean>;
  /** The build of a model that was begun and has not ended. */
  building(model: ModelId): Promise<Rebuilding | undefined>;
  /** Removes the rows that were in use before a rebuild, and those of rebuilds that never ended. */
  sweep(model: ModelId): Promise<void>;
}

const NAMESPACE_NOT_FOUND = 26;
/** The register of a database, in the collection `read_models`. */
export const createRowRegister = (db: Db): RowRegister => {
  const models = db.collection<ModelDocument>('read_models');
  const made = new Map<string, Promise<void>>();

  const rowsOf = (model: ModelId, storedAs: string | null = null) =>
    db.collection<RowDocument>(collectionName(storedAs === null ? model : { ...model, name: storedAs }));

  const ask = (model: ModelId) => inTime(models.findOne({ _id: idOf(model) }));

  const places = createRowPlaces(ask);

  const placeOf = async (model: StoredModel): Promise<RowPlace & { readonly isStored: boolean }> => {
    const { knownAt, document } = places.look(model);
    const stored = await document;
    if (stored !== null) assertShape(model, stored.shape);
    const storedAs = stored?.storedAs ?? null;
    return { collection: rowsOf(model, storedAs), storedAs, knownAt, isStored: stored !== null };
  };

  const make = async (model: StoredModel, { collection, isStored }: Awaited<ReturnType<typeof placeOf>>) => {
    if (!isStored && isBuild(model)) throw new RebuildOvertaken(model.name);
    // Also of rows that are there: an index may have been taken away.
    await inTime(collection.createIndexes(indexesOf(model)));
    if (isStored) return;
    const fresh = { shape: shapeOf(model), checkpoint: Long.ZERO };
    await inTime(models.updateOne({ _id: idOf(model) }, { $setOnInsert: fresh }, { upsert: true }));
    // Another process may have been first, with another declaration.
    const stored = await ask(model);
    if (stored !== null) assertShape(model, stored.shape);
  };

  const dropRows = async (model: ModelId): Promise<void> => {
    await inTime(rowsOf(model).drop()).catch((error) => {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND)) throw error;
    });
  };
  // The checkpoint first: one without its rows would be rows that are never written again.
  const remove = async (model: ModelId): Promise<void> => {
    await inTime(models.deleteOne({ _id: idOf(model) }));
    await dropRows(model);
  };
  const buildsOf = async (model: ModelId): Promise<readonly ModelId[]> => {
    const builds = await inTime(models.find({ rebuilds: idOf(model) }, { projection: { _id: 1 } }).toArray());
    return builds.map(({ _id }) => modelOf(_id, model));
  };

  return {
    reading: placeOf,
    writing: async (model) => {
      const place = await placeOf(model);
      await once(made, `${idOf(model)} ${shapeOf(model)} ${place.storedAs}`, () => make(model, place));
      return place;
    },
    checkpointOf: async (model) => {
      const stored = await ask(model);
      places.learn(model, stored);
      return stored === null ? 0n : positionOf(stored.checkpoint);
    },
    saveCheckpoints: async (checkpoints) => {
      const seenAt = new Date().toISOString();
      const raised = checkpoints.map(({ model, checkpoint, place }) => ({
        updateOne: {
          // Where the rows were written: elsewhere they are missing.
          filter: { _id: idOf(model), storedAs: place.storedAs } as { _id: string },
          update: {
            $max: { checkpoint: Long.fromBigInt(checkpoint) },
            ...(isBuild(model) && { $set: { seenAt } }),
          },
        },
      }));
      if (raised.length === 0) return;
      const { matchedCount } = await inTime(models.bulkWrite(raised, { ordered: false }));
      if (matchedCount === raised.length) return;
      places.forget();
      made.clear();
      for (const { model, place } of checkpoints) await explain(model, place);
      throw new Error(`a read model was dropped while it was written: ${checkpoints.map(({ model }) => idOf(model))}`);
    },
    drop: async (model) => {
      await inTime(models.deleteOne({ _id: idOf(model) }));
      for (const build of await buildsOf(model)) await remove(build);
      await dropRows(model);
      places.forget();
      made.clear();
    },
    begin: async (model, build) => {
      const [id, fresh] = [idOf(model), { shape: shapeOf(model), checkpoint: Long.ZERO }];
      await inTime(models.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true }));
      const before = (await ask(model))?.building;
      // Before the build is there: who sweeps reads this last, so that nobody's build is swept while it is the last one.
      await inTime(models.updateOne({ _id: id }, { $set: { building: build.name } }));
      await inTime(rowsOf(build).createIndexes(indexesOf(build)));
      const startedAt = new Date().toISOString();
      const begun = { ...fresh, rebuilds: id, startedAt, seenAt: startedAt };
      await inTime(models.updateOne({ _id: idOf(build) }, { $setOnInsert: begun }, { upsert: true }));
      // Nobody has ever read it.
      if (typeof before === 'string') await remove({ ...model, name: before });
    },
    swap: async (model, build, position) => {
      const checkpoint = Long.fromBigInt(position);
      const { matchedCount } = await inTime(
        models.updateOne(
          { _id: idOf(model), building: build.name, checkpoint: { $lte: checkpoint } },
          { $set: { storedAs: build.name, shape: shapeOf(model), checkpoint, building: null } },
        ),
      );
      places.forget();
      if (matchedCount === 1) return true;
      const stored = await ask(model);
      // The answer to an attempt before this one was lost.
      if (stored?.storedAs === build.name) return true;
      if (stored?.building !== build.name) throw new RebuildOvertaken(model.name);
      return false;
    },
    building: async (model) => {
      const name = (await ask(model))?.building;
      const build = typeof name === 'string' ? await ask({ ...model, name }) : null;
      if (build === null) return undefined;
      const { checkpoint, startedAt = '', seenAt = '' } = build;
      return { position: positionOf(checkpoint), startedAt, seenAt };
    },
    sweep: async (model) => {
      const builds = await buildsOf(model);
      const stored = await ask(model);
      const inUse = [stored?.storedAs, stored?.building];
      for (const build of builds) if (!inUse.includes(build.name)) await remove(build);
      if (typeof stored?.storedAs === 'string') await dropRows(model);
    },
  };

  async function explain(model: ModelId, { storedAs }: RowPlace): Promise<void> {
    const stored = await ask(model);
    if (stored === null && isBuild(model)) throw new RebuildOvertaken(model.name);
    if (stored !== null && (stored.storedAs ?? null) !== storedAs) throw new RowsReplaced(model.name);
  }
};

// A failure is not remembered.
const once = <Result>(
  done: Map<string, Promise<Result>>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const running = done.get(name) ?? work();
  done.set(name, running);
  running.catch(() => done.delete(name));
  return running;
};

const collectionName = ({ name, version }: ModelId): string => {
  if (!/^[\w.-]{1,100}$/.test(name)) throw new Error(`not a name for a collection: ${JSON.stringify(name)}`);
  return `rows_${name}_v${version}`;
};

// Each serves equality and range on its field, and pages sorted by it.
const indexesOf = ({ fields }: StoredModel): IndexDescription[] => [
  { key: { organizationId: 1, key: 1 } },
  ...Object.keys(fields).map((field): IndexDescription => {
    if (!/^\w+$/.test(field)) throw new Error(`not a name for a field: ${JSON.stringify(field)}`);
    return { key: { organizationId: 1, [pathOf(field)]: 1, key: 1 } };
  }),
  { key: { organizationId: 1, trigrams: 1 } },
];
