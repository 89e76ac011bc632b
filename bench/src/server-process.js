import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts a server in a process of its own; answers what it says of itself: at least its port. */
export const startServer = async (file, ...args) => {
  const child = fork(
    join(import.meta.dirname, file),
    args.map((arg) => JSON.stringify(arg)),
    {
      // The log is written, to nowhere.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const [about] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code}`);
    }),
  ]);
  return {
    ...about,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
