import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { type MongoDouble, startMongoDouble } from './mongodb-double.ts';

/** A database of its own, on the server that `MONGODB_URL` names, or on a double. */
export interface MongoUnderTest {
  readonly url: string;
  /** Absent on a real server. */
  readonly double: MongoDouble | undefined;
  /** Removes the database. Throws when the double was asked something that it refuses. */
  remove(): Promise<void>;
}

/** Says which of the two the tests run against. */
export const MONGODB = process.env.MONGODB_URL ? 'MongoDB, a real server' : 'MongoDB, a double';

/** Takes the real server where there is one; otherwise starts a double. */
export const startMongoUnderTest = async (): Promise<MongoUnderTest> => {
  const server = process.env.MONGODB_URL;
  const double = server ? undefined : await startMongoDouble();
  const url = inDatabase(server || String(double?.url), `partneros_test_${randomUUID()}`);
  return {
    url,
    double,
    remove: async () => {
      if (double === undefined) await dropDatabase(url);
      await double?.stop();
      if (double && double.refused.length > 0) throw new Error(`the double refused ${double.refused.join('; ')}`);
    },
  };
};

const inDatabase = (url: string, database: string): string => {
  const [address = '', options = ''] = url.split('?');
  const [scheme, rest = ''] = address.split('://');
  const [hosts = '', named] = rest.split('/');
  const parameters = new URLSearchParams(options);
  // Users are kept with the database that the URL names.
  if (hosts.includes('@') && named && !parameters.has('authSource')) parameters.set('authSource', named);
  return `${scheme}://${hosts}/${database}?${parameters}`;
};

const dropDatabase = async (url: string): Promise<void> => {
  const client = new MongoClient(url);
  await client.db().dropDatabase();
  await client.close();
};
