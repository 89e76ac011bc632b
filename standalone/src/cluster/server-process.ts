import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './end-with-us.ts';

/** A server in a process of its own, which can be killed. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** How often it was started. */
  readonly lives: number;
  readonly running: boolean;
  /** Starts it. Call it when it is down. */
  start(): void;
  /** Resolves when the life it is in, or the next one that gets there, is ready. Rejects when it ends by itself. */
  ready(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** The packages that can be run. */
export type Runnable = 'standalone' | 'command-api' | 'query-api' | 'projections' | 'workflow-engine';

const LOOK_EVERY_MS = 25;

/** The script that runs a package, as it is built. */
export const mainOf = (name: string, script = 'main'): string =>
  fileURLToPath(new URL(`../../../${name}/dist/${script}.js`, import.meta.url));

/** A server on a port of this machine; what it writes goes to `logFile`. */
export const createServerProcess = (options: {
  readonly runs: Runnable;
  readonly port: number;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}): ServerProcess => {
  const { runs, port, logFile, env } = options;
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let lives = 0;
  let killed = false;
  let up = deferred();

  const running = () => child !== undefined && child.exitCode === null && child.signalCode === null;

  const start = () => {
    lives += 1;
    killed = false;
    const log = openSync(logFile, 'a');
    const started = spawn(process.execPath, [mainOf(runs)], {
      env: { PATH: process.env.PATH, ...env, PORT: String(port) },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    endWithUs(started);
    child = started;
    const alive = () => child === started && !killed && running();
    void untilReady(url, alive).then((ready) => ready && alive() && up.resolve());
    started.once('exit', (code) => {
      if (child === started && !killed)
        up.reject(new Error(`${runs} ended by itself, with ${code}; what it said is in ${logFile}`));
    });
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child === undefined || !running()) return child?.exitCode ?? null;
    killed = true;
    // Whoever waits for a life that never got there waits for the next one.
    if (up.settled()) up = deferred();
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };

  return {
    url,
    port,
    get lives() {
      return lives;
    },
    get running() {
      return running();
    },
    start,
    ready: () => up.promise,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

const untilReady = async (url: string, alive: () => boolean): Promise<boolean> => {
  while (alive()) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
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
