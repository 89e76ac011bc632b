import type { Document } from 'bson';
import { ServerError, unsupported } from './server-error.ts';
import { createStoredCollection, type StoredCollection, type UpdateStatement } from './stored-collection.ts';

/** Answers one command as the primary of a replica set would. Throws `ServerError`. */
export type Answer = (command: Document) => Document;

type Handler = (command: Document, database: Database) => Document;

interface Database {
  readonly name: string;
  readonly collections: Map<string, StoredCollection>;
  /** Key patterns by collection and index name. */
  readonly indexes: Map<string, Map<string, string>>;
  readonly cursors: Map<number, readonly Document[]>;
}

/** A server with nothing in it, which calls itself by an address; a `single` one is no replica set. */
export const createServer = (address: () => string, single = false): Answer => {
  const databases = new Map<string, Database>();
  return (command) => {
    const name = Object.keys(command)[0] ?? '';
    if (name === 'hello' || name === 'ismaster') return single ? SINGLE_HELLO : helloOf(address());
    const known = HANDLERS[name];
    if (known === undefined) throw new ServerError(59, 'CommandNotFound', `no such command: '${name}'`);
    refuseUnknown(name, command, [name, ...known.takes]);
    if (known.reads) demand(command.readConcern, { level: 'majority' }, 'read concern');
    if (known.writes) demand(command.writeConcern, { w: 'majority', j: true }, 'write concern');
    const database = databases.get(command.$db) ?? emptyDatabase(command.$db);
    databases.set(command.$db, database);
    return { ...known.handle(command, database), ok: 1 };
  };
};

const HELLO = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  setName: 'double',
  setVersion: 1,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
};

const { setName: _setName, setVersion: _setVersion, ...SINGLE_HELLO } = HELLO;

const helloOf = (address: string): Document => ({
  ...HELLO,
  hosts: [address],
  primary: address,
  me: address,
  localTime: new Date(),
});

const emptyDatabase = (name: string): Database => ({
  name,
  collections: new Map(),
  indexes: new Map(),
  cursors: new Map(),
});

// What drivers put into every command.
const ENVELOPE = ['$db', 'lsid', 'txnNumber', '$clusterTime', '$readPreference', 'maxTimeMS', 'comment'];
// What a server answers in the first batch of a cursor when nobody says how much.
const FIRST_BATCH = 101;

const HANDLERS: Readonly<
  Record<
    string,
    { readonly takes: readonly string[]; readonly handle: Handler; readonly reads?: true; readonly writes?: true }
  >
> = {
  ping: { takes: [], handle: () => ({}) },
  endSessions: { takes: ['writeConcern'], handle: () => ({}) },
  find: {
    reads: true,
    takes: ['filter', 'sort', 'limit', 'projection', 'batchSize', 'singleBatch', 'readConcern'],
    handle: (command, database) => {
      const { filter = {}, sort = {}, limit = 0, projection = {}, batchSize, singleBatch } = command;
      const found = collectionOf(database, command.find).find(filter, sort, limit).map(projected(projection));
      return cursorReply(database, command.find, found, singleBatch ? found.length : batchSize);
    },
  },
  getMore: {
    takes: ['collection', 'batchSize'],
    handle: ({ getMore, collection, batchSize }, database) => {
      const rest = database.cursors.get(Number(getMore));
      if (rest === undefined) throw new ServerError(43, 'CursorNotFound', `cursor id ${getMore} not found`);
      database.cursors.delete(Number(getMore));
      return cursorReply(database, collection, rest, batchSize, 'nextBatch');
    },
  },
  killCursors: {
    takes: ['cursors'],
    handle: ({ cursors }, database) => {
      for (const id of cursors) database.cursors.delete(Number(id));
      return { cursorsKilled: cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
    },
  },
  aggregate: {
    reads: true,
    takes: ['pipeline', 'cursor', 'readConcern'],
    handle: (command, database) => {
      const [match, group, ...more] = command.pipeline;
      const counts = JSON.stringify(group) === '{"$group":{"_id":1,"n":{"$sum":1}}}' && more.length === 0;
      if (match?.$match === undefined || !counts) throw unsupported('pipelines that do not count');
      const n = collectionOf(database, command.aggregate).count(match.$match);
      return cursorReply(database, command.aggregate, n === 0 ? [] : [{ _id: 1, n }]);
    },
  },
  update: {
    writes: true,
    takes: ['updates', 'ordered', 'writeConcern'],
    handle: (command, database) => {
      const collection = collectionOf(database, command.update);
      let [n, nModified] = [0, 0];
      const upserted: Document[] = [];
      const writeErrors: Document[] = [];
      for (const [index, statement] of (command.updates as UpdateStatement[]).entries()) {
        refuseUnknown('update', statement, ['q', 'u', 'upsert', 'multi']);
        try {
          const done = collection.update(statement);
          n += done.matched;
          nModified += done.matched;
          if (done.upserted !== undefined) upserted.push({ index, _id: done.upserted });
        } catch (error) {
          if (!(error instanceof ServerError)) throw error;
          writeErrors.push({ index, code: error.code, errmsg: error.message });
          if (command.ordered !== false) break;
        }
      }
      const optional = (name: string, list: readonly Document[]) => (list.length === 0 ? {} : { [name]: list });
      return {
        n: n + upserted.length,
        nModified,
        ...optional('upserted', upserted),
        ...optional('writeErrors', writeErrors),
      };
    },
  },
  delete: {
    writes: true,
    takes: ['deletes', 'ordered', 'writeConcern'],
    handle: (command, database) => {
      const [statement, ...more] = command.deletes;
      if (more.length > 0 || statement.limit !== 1) throw unsupported('deletes of several documents');
      return { n: collectionOf(database, command.delete).delete(statement.q) };
    },
  },
  createIndexes: {
    writes: true,
    takes: ['indexes', 'writeConcern'],
    handle: (command, database) => {
      const stored = database.indexes.get(command.createIndexes) ?? new Map<string, string>();
      for (const { name, key, ...options } of command.indexes) {
        refuseUnknown('createIndexes', options, ['expireAfterSeconds']);
        const index = JSON.stringify({ key, ...options });
        if ((stored.get(name) ?? index) !== index)
          throw new ServerError(86, 'IndexKeySpecsConflict', `an index called ${name} exists with another key`);
        stored.set(name, index);
      }
      // With the one on `_id`.
      if (stored.size > 63) throw new ServerError(67, 'CannotCreateIndex', 'too many indexes');
      database.indexes.set(command.createIndexes, stored);
      collectionOf(database, command.createIndexes);
      return {};
    },
  },
  listCollections: {
    takes: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    handle: ({ filter = {} }, database) => {
      if (Object.keys(filter).length > 0) throw unsupported('filters of collections');
      const names = [...database.collections.keys()].map((name) => ({ name, type: 'collection' }));
      return cursorReply(database, '$cmd.listCollections', names, names.length);
    },
  },
  dropDatabase: {
    takes: ['writeConcern'],
    handle: (_command, database) => {
      for (const held of [database.collections, database.indexes, database.cursors]) held.clear();
      return { dropped: database.name };
    },
  },
  drop: {
    writes: true,
    takes: ['writeConcern'],
    handle: (command, database) => {
      database.indexes.delete(command.drop);
      // Servers before 7.0 say so; later ones say nothing.
      if (!database.collections.delete(command.drop)) throw new ServerError(26, 'NamespaceNotFound', 'ns not found');
      return {};
    },
  },
};

const refuseUnknown = (where: string, given: object, known: readonly string[]): void => {
  const unknown = Object.keys(given).filter((name) => !known.includes(name) && !ENVELOPE.includes(name));
  if (unknown.length > 0) throw unsupported(`${unknown.join(', ')} in ${where}`);
};

// The double stands for a server that may lose what only one member holds.
const demand = (given: Document | undefined, wanted: Document, what: string): void => {
  for (const [name, value] of Object.entries(wanted))
    if (given?.[name] !== value) throw unsupported(`a ${what} of ${JSON.stringify(given)}`);
};

const collectionOf = (database: Database, name: string): StoredCollection => {
  const collection = database.collections.get(name) ?? createStoredCollection(`${database.name}.${name}`);
  database.collections.set(name, collection);
  return collection;
};

const projected = (projection: Document) => {
  const { _id: withId = 1, ...fields } = projection;
  if (Object.entries(fields).some(([name, value]) => value !== 1 || name.includes('.')))
    throw unsupported('projections that do anything but include fields');
  const names = Object.keys(fields);
  if (names.length === 0 && withId === 1) return (document: Document) => document;
  return (document: Document): Document =>
    Object.fromEntries(
      Object.entries(document).filter(([name]) => (name === '_id' ? withId === 1 : names.includes(name))),
    );
};

let lastCursor = 0;

const cursorReply = (
  database: Database,
  collection: string,
  documents: readonly Document[],
  batchSize = FIRST_BATCH,
  batch = 'firstBatch',
): Document => {
  const rest = documents.slice(batchSize);
  let id = 0;
  if (rest.length > 0) {
    lastCursor += 1;
    id = lastCursor;
    database.cursors.set(id, rest);
  }
  // A number would go out as 32 bits, and drivers insist on 64.
  return { cursor: { id: BigInt(id), ns: `${database.name}.${collection}`, [batch]: documents.slice(0, batchSize) } };
};
