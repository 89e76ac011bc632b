import type { Collection, Db, IndexDescription } from 'mongodb';
import { Long, MongoServerError } from 'mongodb';
import { assertShape, type ModelId, type StoredModel, shapeOf } from '../rows/read-model-id.ts';
import { inTime } from './in-time.ts';
import { positionOf, type RowDocument } from './row-document.ts';
import { pathOf } from './row-filter.ts';

/** Which read models are stored, in which shape, and how far they have come. */
export interface RowRegister {
  /** The rows of a read model, for reading: nothing is made. Throws when they were stored with other fields. */
  reading(model: StoredModel): Promise<Collection<RowDocument>>;
  /** The rows of a read model, for writing: its collection and indexes are there when it resolves. */
  writing(model: StoredModel): Promise<Collection<RowDocument>>;
  checkpointOf(model: ModelId): Promise<bigint>;
  /** Raises checkpoints, and never lowers one. Throws when a read model was dropped meanwhile. */
  saveCheckpoints(checkpoints: readonly { readonly model: ModelId; readonly checkpoint: bigint }[]): Promise<void>;
  drop(model: ModelId): Promise<void>;
}

interface ModelDocument {
  readonly _id: string;
  readonly shape: string;
  readonly checkpoint: Long | number;
}

const NAMESPACE_NOT_FOUND = 26;

/** The register of a database, in the collection `read_models`. */
export const createRowRegister = (db: Db): RowRegister => {
  const models = db.collection<ModelDocument>('read_models');
  const read = new Map<string, Promise<boolean>>();
  const written = new Map<string, Promise<void>>();

  const rowsOf = (model: ModelId) => db.collection<RowDocument>(collectionName(model));

  const isStored = async (model: StoredModel): Promise<boolean> => {
    const stored = await inTime(models.findOne({ _id: idOf(model) }, { projection: { shape: 1 } }));
    if (stored !== null) assertShape(model, stored.shape);
    return stored !== null;
  };

  const make = async (model: StoredModel): Promise<void> => {
    const stored = await isStored(model);
    // Also of rows that are there: an index may have been taken away.
    await inTime(rowsOf(model).createIndexes(indexesOf(model)));
    if (stored) return;
    const fresh = { shape: shapeOf(model), checkpoint: Long.ZERO };
    await inTime(models.updateOne({ _id: idOf(model) }, { $setOnInsert: fresh }, { upsert: true }));
    // Another process may have been first, with another declaration.
    await isStored(model);
  };

  return {
    reading: async (model) => {
      const shape = keyOf(model);
      if (!(await once(read, shape, () => isStored(model)))) read.delete(shape);
      return rowsOf(model);
    },
    writing: async (model) => {
      await once(written, keyOf(model), () => make(model));
      return rowsOf(model);
    },
    checkpointOf: async (model) => {
      const stored = await inTime(models.findOne({ _id: idOf(model) }, { projection: { checkpoint: 1 } }));
      return stored === null ? 0n : positionOf(stored.checkpoint);
    },
    saveCheckpoints: async (checkpoints) => {
      const raised = checkpoints.map(({ model, checkpoint }) => ({
        updateOne: { filter: { _id: idOf(model) }, update: { $max: { checkpoint: Long.fromBigInt(checkpoint) } } },
      }));
      if (raised.length === 0) return;
      const { matchedCount } = await inTime(models.bulkWrite(raised, { ordered: false }));
      if (matchedCount === raised.length) return;
      written.clear();
      throw new Error(`a read model was dropped while it was written: ${checkpoints.map(({ model }) => idOf(model))}`);
    },
    drop: async (model) => {
      // First, since a checkpoint without its rows would be rows that are never written again.
      await inTime(models.deleteOne({ _id: idOf(model) }));
      await inTime(rowsOf(model).drop()).catch((error) => {
        if (!(error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND)) throw error;
      });
      read.clear();
      written.clear();
    },
  };
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

const idOf = ({ name, version }: ModelId): string => `${name} v${version}`;

const keyOf = (model: StoredModel): string => `${idOf(model)} ${shapeOf(model)}`;

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
