import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The server, in a process of its own that can be killed. */
export interface ServerProcess {
  readonly url: string;
  /** How often it was started. */
  readonly lives: number;
  /** Starts it. Call it when it is down. */
  start(): void;
  /** Resolves when the life it is in, or the next one that gets there, is ready. Rejects when it ends by itself. */
  ready(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const READY = 'PartnerOS is ready';

/** A server on a data folder and a port; what it writes goes to `logFile`. */
export const createServerProcess = (options: {
  readonly port: number;
  readonly dataDir: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}): ServerProcess => {
  let child: ChildProcess | undefined;
  let lives = 0;
  let killed = false;
  let up = deferred();
  // However this process ends, the server does not outlive it.
  process.once('exit', () => child?.kill('SIGKILL'));

  const start = () => {
    lives += 1;
    killed = false;
    const log = openSync(options.logFile, 'a');
    const started = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, PORT: String(options.port), DATA_DIR: options.dataDir, ...options.env },
      stdio: ['ignore', 'pipe', log],
    });
    closeSync(log);
    child = started;
    let output = '';
    started.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      appendFileSync(options.logFile, chunk);
      if (output.includes(READY) && child === started && !killed) up.resolve();
    });
    started.once('exit', (code) => {
      if (child === started && !killed) up.reject(new Error(`the server ended by itself, with ${code}: ${output}`));
    });
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    killed = true;
    // Whoever waits for a life that never got there waits for the next one.
    if (up.settled()) up = deferred();
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };

  return {
    url: `http://127.0.0.1:${options.port}`,
    get lives() {
      return lives;
    },
    start,
    ready: () => up.promise,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

const deferred = () => {
  let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits sees it; that nobody does is no error.
  promise.catch(() => undefined);
  const once = () => {
    const taken = settle;
    settle = undefined;
    return taken;
  };
  return {
    promise,
    settled: () => settle === undefined,
    resolve: () => once()?.resolve(),
    reject: (error: Error) => once()?.reject(error),
  };
};
