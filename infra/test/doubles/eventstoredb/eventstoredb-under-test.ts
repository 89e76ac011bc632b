import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStoreDbDouble, startEventStoreDbDouble } from './start-eventstoredb-double.ts';

/** The server that `EVENTSTOREDB_URL` names, or a double. */
export interface EventStoreDbUnderTest {
  readonly url: string;
  /** Ends the double and starts it again with what it had kept; a real server stays as it is. */
  restart(): Promise<EventStoreDbUnderTest>;
  stop(): Promise<void>;
}

/** Says which of the two the tests run against. */
export const EVENTSTOREDB = process.env.EVENTSTOREDB_URL ? 'EventStoreDB, a real server' : 'EventStoreDB, a double';

/** The connection string of a double. */
export const urlOf = ({ port }: Pick<EventStoreDbDouble, 'port'>): string => `esdb://127.0.0.1:${port}?tls=false`;

/** Takes the real server where there is one; otherwise starts a double. */
export const startEventStoreDbUnderTest = async (): Promise<EventStoreDbUnderTest> => {
  const url = process.env.EVENTSTOREDB_URL;
  if (url) {
    const server: EventStoreDbUnderTest = { url, restart: async () => server, stop: async () => undefined };
    return server;
  }
  const folder = mkdtempSync(join(tmpdir(), 'partneros-'));
  const start = async (): Promise<EventStoreDbUnderTest> => {
    const double = await startEventStoreDbDouble({ file: join(folder, 'events.jsonl'), fsync: false });
    return {
      url: urlOf(double),
      restart: async () => {
        await double.stop();
        return start();
      },
      stop: async () => {
        await double.stop();
        rmSync(folder, { recursive: true });
      },
    };
  };
  return start();
};
