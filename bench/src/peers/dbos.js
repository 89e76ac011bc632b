import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, locate, spawnServer } from './spawn-server.js';

/**
 * DBOS on a PostgreSQL of its own with its defaults, which are durable: fsync and synchronous_commit are on. Answers
 * undefined when PostgreSQL is not installed.
 */
export const openDbos = async (folder, { steps }) => {
  const bin = postgresBin();
  if (bin === undefined) return undefined;
  const { url, stop } = await startPostgres(bin, folder);
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logLevel: 'error' });
  const welcome = DBOS.registerWorkflow(
    async (partnerId) => {
      for (let step = 0; step < steps; step += 1)
        await DBOS.runStep(async () => ({ sentTo: partnerId }), { name: `mail-${step}` });
    },
    { name: 'welcome' },
  );
  await DBOS.launch();
  return {
    bar: '10 ×',
    run: async (partnerIds) => {
      const handles = await Promise.all(partnerIds.map((id) => DBOS.startWorkflow(welcome)(id)));
      await Promise.all(handles.map((handle) => handle.getResult()));
    },
    close: async () => {
      await DBOS.shutdown();
      await stop();
    },
  };
};

// Debian keeps the server out of the path.
const DEBIAN = '/usr/lib/postgresql';
const postgresBin = () => {
  const [newest] = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => other - one) : [];
  if (newest !== undefined && existsSync(join(DEBIAN, newest, 'bin', 'initdb'))) return join(DEBIAN, newest, 'bin');
  return locate('initdb')?.replace(/\/initdb$/, '');
};

const startPostgres = async (bin, parent) => {
  const folder = join(parent, 'postgres');
  mkdirSync(folder);
  const user = unprivileged(parent, folder);
  const port = await freePort();
  execFileSync(join(bin, 'initdb'), ['-D', folder, '-U', 'bench', '--auth=trust'], { stdio: 'ignore', ...user });
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: 200 };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stop = await spawnServer(join(bin, 'postgres'), ['-D', folder, ...args], {
    ready: /ready to accept connections/,
    stopWith: 'SIGINT',
    ...user,
  });
  return { url: `postgresql://bench@127.0.0.1:${port}/bench_dbos_sys`, stop };
};

// PostgreSQL refuses to run as root.
const unprivileged = (parent, folder) => {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((what) => Number(execFileSync('id', [what, 'postgres'])));
  chmodSync(parent, 0o711);
  chownSync(folder, uid, gid);
  return { uid, gid };
};
