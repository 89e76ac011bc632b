import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeDocument } from '../cli/whole-document.ts';
import { freePort } from '../client/free-port.ts';
import { openGateway } from './gateway.ts';
import type { Servers } from './open-servers.ts';
import { createServerProcess, type Runnable, type ServerProcess } from './server-process.ts';

/** A service by its name; engines after the first have a number. */
export type ServiceName = Exclude<Runnable, 'standalone'> | `workflow-engine-${number}`;

/** The four services, each in a process of its own, and one port in front of them. */
export interface Cluster {
  /** Of the gateway. */
  readonly url: string;
  readonly services: ReadonlyMap<ServiceName, ServerProcess>;
  /** Starts those that are down. */
  start(): void;
  /** Resolves when all are ready. */
  ready(): Promise<void>;
  /** Kills every process, and closes the gateway. */
  close(): Promise<void>;
}

/** Makes a cluster on servers; nothing is started yet. What the services write goes to `logFile`. */
export const openCluster = async (options: {
  readonly servers: Pick<Servers, 'env'>;
  readonly dataDir: string;
  readonly logFile: string;
  readonly engines?: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<Cluster> => {
  const { servers, dataDir, logFile, engines = 1 } = options;
  const document = join(dataDir, 'openapi.json');
  await writeFile(document, wholeDocument());
  const env = {
    OPENAPI_FILE: document,
    SESSION_SECRET: 's'.repeat(32),
    ...options.env,
    ...servers.env,
    DATA_DIR: dataDir,
  };
  const more = Array.from({ length: engines - 1 }, (_, index) => `workflow-engine-${index + 2}` as const);
  const names: readonly ServiceName[] = ['command-api', 'query-api', 'projections', 'workflow-engine', ...more];
  const ports = new Map<ServiceName, number>();
  for (const name of names) ports.set(name, await freePort());
  const portOf = (name: ServiceName) => ports.get(name) ?? 0;
  const gateway = await openGateway({
    reads: portOf('query-api'),
    writes: portOf('command-api'),
    runs: portOf('workflow-engine'),
  });
  const services = new Map(
    names.map((name) => [
      name,
      createServerProcess({
        runs: name.startsWith('workflow-engine') ? 'workflow-engine' : (name as Runnable),
        port: portOf(name),
        logFile,
        env: { ...env, BASE_URL: gateway.url },
      }),
    ]),
  );
  const all = [...services.values()];
  return {
    url: gateway.url,
    services,
    start: () => {
      for (const service of all) if (!service.running) service.start();
    },
    ready: async () => {
      await Promise.all(all.map((service) => service.ready()));
    },
    close: async () => {
      await gateway.close();
      await Promise.all(all.map((service) => service.kill()));
    },
  };
};
