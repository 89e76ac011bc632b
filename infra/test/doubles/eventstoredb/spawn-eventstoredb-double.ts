import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Switch } from './faults.ts';

/** A double in a process of its own. */
export interface SpawnedDouble {
  readonly port: number;
  turn(what: Switch): void;
  /** Ends it as a power switch would. */
  kill(): Promise<void>;
}

/** Starts a double in a process of its own: with `file` it keeps what it was given, also when it is killed. */
export const spawnEventStoreDbDouble = async (
  options: { readonly port?: number; readonly file?: string; readonly fsync?: boolean } = {},
): Promise<SpawnedDouble> => {
  const child = fork(join(import.meta.dirname, 'eventstoredb-double.child.ts'), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx/esm'],
    cwd: import.meta.dirname,
  });
  const [port] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the double ended with ${code}`);
    }),
  ])) as [number];
  return {
    port,
    turn: (what) => {
      child.send(what);
    },
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
