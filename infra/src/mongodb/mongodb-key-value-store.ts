import { randomUUID } from 'node:crypto';
import { type Clock, type KeyValueStore, millisOf, timestampOf } from '@partneros/domain';
import { type Db, MongoServerError } from 'mongodb';
import { inTime } from './in-time.ts';

interface RecordDocument {
  readonly _id: { readonly c: string; readonly k: string };
  /** JSON: no name of a field comes from a user. */
  readonly value: string;
  readonly expiresAt?: Date;
  /** Of the `put` that wrote it, so that a write sent twice knows its own record. */
  readonly writer: string;
}

const DUPLICATE_KEY = 11000;
// The server's clock may be ahead of ours, which is the one that decides.
const REMOVED_AFTER_S = 3_600;

/** Small records in the collection `key_values`. MongoDB removes the expired ones in its own time. */
export const createMongoKeyValueStore = async (db: Db, clock: Clock): Promise<KeyValueStore> => {
  const records = db.collection<RecordDocument>('key_values');
  await inTime(records.createIndex({ expiresAt: 1 }, { expireAfterSeconds: REMOVED_AFTER_S }));
  const now = () => new Date(millisOf(clock.now()));

  return {
    get: async <Value extends object>(collection: string, key: string) => {
      const found = await inTime(records.findOne({ _id: { c: collection, k: key } }));
      if (found === null || (found.expiresAt !== undefined && found.expiresAt <= now())) return undefined;
      return JSON.parse(found.value) as Value;
    },
    put: async (collection, key, value, { expiresAt, ifAbsent = false } = {}) => {
      const _id = { c: collection, k: key };
      const writer = randomUUID();
      const record = {
        value: JSON.stringify(value),
        writer,
        ...(expiresAt === undefined ? {} : { expiresAt: new Date(millisOf(expiresAt)) }),
      };
      const replaceable = ifAbsent ? { _id, expiresAt: { $lte: now() } } : { _id };
      try {
        await inTime(records.replaceOne(replaceable, record, { upsert: true }));
        return true;
      } catch (error) {
        if (!(ifAbsent && error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
        // Ours, when the reply to it was lost and the driver sent it again.
        return (await inTime(records.findOne({ _id })))?.writer === writer;
      }
    },
    scan: async function* () {
      const live = { $or: [{ expiresAt: { $exists: false } }, { expiresAt: { $gt: now() } }] };
      for await (const { _id, value, expiresAt } of records.find(live))
        yield {
          collection: _id.c,
          key: _id.k,
          value: JSON.parse(value) as object,
          ...(expiresAt && { expiresAt: timestampOf(expiresAt.getTime()) }),
        };
    },
    delete: async (collection, key) => {
      await inTime(records.deleteOne({ _id: { c: collection, k: key } }));
    },
  };
};
