import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { unsafeSetting } from './unsafe-setting.ts';

/** A connected database. */
export interface MongoDatabase {
  readonly db: Db;
  close(): Promise<void>;
}

/** MongoDB cannot be used. The message is one line and holds no password. */
export class UnusableMongoDb extends Error {
  override readonly name = 'UnusableMongoDb';
}

const DATABASE = 'partneros';
const NOT_A_REPLICA_SET =
  'it is a single server. Start mongod with --replSet and run rs.initiate() once; one member is enough to try it';

// Losing what was acknowledged, or reading what may be lost, is not for a URL to choose.
const SAFETY: MongoClientOptions = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  ignoreUndefined: false,
};

// What a URL may say otherwise.
const DEFAULTS: MongoClientOptions = {
  appName: 'partneros',
  maxPoolSize: 50,
  minPoolSize: 1,
  maxConnecting: 4,
  maxIdleTimeMS: 300_000,
  waitQueueTimeoutMS: 5_000,
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  socketTimeoutMS: 8_000,
};

/**
 * Connects to a MongoDB deployment; the database is the URL's, or `partneros`. Throws `UnusableMongoDb` over a setting
 * that could lose what was acknowledged, over a server that is no replica set, and when no primary can be reached and signed in to within 5 s.
 */
export const openMongoDb = async (url: string): Promise<MongoDatabase> => {
  const unsafe = unsafeSetting(url);
  if (unsafe !== undefined) throw new UnusableMongoDb(`MongoDB cannot be used: ${unsafe}`);
  const client = clientFor(url);
  try {
    await client.connect();
    const db = client.db(namesDatabase(url) ? undefined : DATABASE);
    // Also asks whether it answers. A router of a sharded cluster says `isdbgrid`.
    const { setName, msg } = await db.command({ hello: 1 });
    if (setName === undefined && msg !== 'isdbgrid') throw new Error(NOT_A_REPLICA_SET);
    return { db, close: () => client.close() };
  } catch (error) {
    await client.close();
    const at = client.options.srvHost ?? client.options.hosts.join(', ');
    throw new UnusableMongoDb(`MongoDB at ${at} cannot be used: ${firstLine(error)}`, { cause: error });
  }
};

const clientFor = (url: string): MongoClient => {
  const named = namedOptions(url);
  const defaults = Object.entries(DEFAULTS).filter(([name]) => !named.has(name.toLowerCase()));
  try {
    return new MongoClient(url, { ...Object.fromEntries(defaults), ...SAFETY });
  } catch {
    // The driver's own message may quote a piece of the password.
    throw new UnusableMongoDb(
      'MongoDB cannot be used: its URL is not one the driver reads. It looks like ' +
        'mongodb://user:password@host:27017/database?replicaSet=rs0, with special characters percent-encoded',
    );
  }
};

const namedOptions = (url: string): ReadonlySet<string> =>
  new Set([...new URLSearchParams(url.split('?')[1] ?? '').keys()].map((name) => name.toLowerCase()));

const namesDatabase = (url: string): boolean => /^[^/]+:\/\/[^/?]+\/[^?]/.test(url);

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
