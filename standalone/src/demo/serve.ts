import { join } from 'node:path';
import { createLog, readConfig } from '@partneros/infra';
import { freePort } from '../client/free-port.ts';
import { openCluster } from '../cluster/open-cluster.ts';
import { openServers } from '../cluster/open-servers.ts';
import { startStandalone } from '../start-standalone.ts';

/** What the demo plays on. */
export interface Served {
  readonly url: string;
  /** Where its data is, for people. */
  readonly keptIn: string;
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

// Each client says where it is: so many people would not come from one address.
const SETTINGS = { LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '1000000', TRUST_PROXY: '1' };

/** Everything in this process, on the embedded store. */
export const serveInOneProcess = async (dataDir: string): Promise<Served> => {
  const config = readConfig({ ...SETTINGS, PORT: String(await freePort()), DATA_DIR: dataDir });
  const { url, ready, stop } = await startStandalone(config, createLog({ level: config.logLevel }));
  return { url, keptIn: dataDir, ready, stop };
};

/** The four services as processes, on EventStoreDB and MongoDB or on doubles of them. */
export const serveOnServers = async (dataDir: string): Promise<Served> => {
  const servers = await openServers(dataDir);
  const cluster = await openCluster({ servers, dataDir, logFile: join(dataDir, 'services.log'), env: SETTINGS });
  cluster.start();
  return {
    url: cluster.url,
    keptIn: servers.described,
    ready: cluster.ready(),
    stop: async () => {
      await cluster.close();
      await servers.close();
    },
  };
};
