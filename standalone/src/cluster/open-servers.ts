import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deciders, decodeWith } from '@partneros/domain';
import { openStores, systemClock } from '@partneros/infra';
import { endWithUs } from './end-with-us.ts';

/** An EventStoreDB and a MongoDB that services meet in. */
export interface Servers {
  readonly env: { readonly EVENTSTOREDB_URL: string; readonly MONGODB_URL: string };
  /** Which ones, for people. */
  readonly described: string;
  /** Ends the doubles; real servers stay as they are. */
  close(): Promise<void>;
}

const DOUBLES = fileURLToPath(new URL('../../../infra/test/doubles', import.meta.url));

/**
 * Takes the servers that `EVENTSTOREDB_URL` and `MONGODB_URL` name, when both are set, and insists that no event is there
 * yet. Otherwise starts doubles, each in a process of its own: the one of EventStoreDB writes every event to a file in
 * `folder` before it answers, the one of MongoDB keeps everything in memory.
 */
export const openServers = async (folder: string, given: Readonly<Record<string, string | undefined>> = process.env) =>
  given.EVENTSTOREDB_URL && given.MONGODB_URL
    ? realServers({ EVENTSTOREDB_URL: given.EVENTSTOREDB_URL, MONGODB_URL: given.MONGODB_URL })
    : doubles(folder);

const realServers = async (env: Servers['env']): Promise<Servers> => {
  const stores = await openStores(
    { dataDir: '', eventStoreDbUrl: env.EVENTSTOREDB_URL, mongoDbUrl: env.MONGODB_URL },
    { decode: decodeWith(deciders), clock: systemClock, report: () => undefined },
  );
  const head = await stores.feed.head();
  await stores.close();
  if (head > 0n) throw new Error('there are events at EVENTSTOREDB_URL; name a server that nobody uses');
  return { env, described: 'EventStoreDB and MongoDB', close: async () => undefined };
};

const doubles = async (folder: string): Promise<Servers> => {
  if (!existsSync(DOUBLES))
    throw new Error('set EVENTSTOREDB_URL and MONGODB_URL; doubles of the servers are in the repository only');
  const events = await startDouble('eventstoredb', { file: join(folder, 'eventstoredb.jsonl'), fsync: true });
  const rows = await startDouble('mongodb', {});
  return {
    env: { EVENTSTOREDB_URL: `esdb://127.0.0.1:${events.told}?tls=false`, MONGODB_URL: String(rows.told) },
    described: 'doubles of EventStoreDB and MongoDB',
    close: async () => {
      await Promise.all([events.end(), rows.end()]);
    },
  };
};

const startDouble = async (name: 'eventstoredb' | 'mongodb', options: object) => {
  const cwd = join(DOUBLES, name);
  const child = fork(join(cwd, `${name}-double.child.ts`), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx/esm'],
    cwd,
  });
  endWithUs(child);
  const [told] = await Promise.race([once(child, 'message'), failedStart(child, name)]);
  return {
    told: told as string | number,
    end: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const failedStart = async (child: ChildProcess, name: string): Promise<never> => {
  const [code] = await once(child, 'exit');
  throw new Error(`the double of ${name} ended with ${code}`);
};
