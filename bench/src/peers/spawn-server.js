import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody listens on. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts a server whose last word before it is ready matches `ready`; answers how to stop it. */
export const spawnServer = async (command, args, { ready, stopWith, ...options }) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const ended = once(child, 'exit');
  process.once('exit', () => child.kill(stopWith));
  await new Promise((resolve, reject) => {
    const look = (text) => ready.test(String(text)) && resolve();
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
    child.once('error', reject);
  });
  return async () => {
    child.kill(stopWith);
    await ended;
  };
};

/** Where a command is, or undefined when it is not installed. */
export const locate = (command) => {
  try {
    return execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
};
