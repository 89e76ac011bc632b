import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A service as its `main.ts` runs it, in a process of its own. */
export interface SpawnedService {
  readonly port: number;
  /** Ends it as a power switch would. */
  kill(): Promise<void>;
}

/** Starts `<name>/dist/main.js` and waits until it is ready. Fails with what it said when it ends before. */
export const spawnService = async (name: string, env: Readonly<Record<string, string>>): Promise<SpawnedService> => {
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, name, 'dist/main.js')], {
    env: { PATH: process.env.PATH, ...env, PORT: String(port), LOG_LEVEL: 'error' },
  });
  const said = listen(child);
  await until(`${name} is ready`, async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${said()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  });
  return {
    port,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Runs a service that is expected to refuse; answers its exit code and what it said. */
export const refusalOf = async (name: string, env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [join(ROOT, name, 'dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  const said = listen(child);
  const [code] = await once(child, 'close');
  return { code, said: said() };
};

/** Runs the `partneros` command; fails with what it said. */
export const partneros = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> => {
  const child = spawn(process.execPath, [join(ROOT, 'standalone/dist/cli/main.js'), ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  const said = listen(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`partneros ${args.join(' ')} ended with ${code}: ${said()}`);
};

const listen = (child: ChildProcess): (() => string) => {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stdout?.resume();
  return () => text;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
