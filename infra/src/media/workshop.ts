import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '@partneros/domain';
import type { Job, JobResult } from './job.ts';
import { siblingModule } from './sibling-module.ts';

/** A process apart that does one piece of work after the other. */
export interface Workshop {
  /** `undefined` when the work took too long or too much memory, or brought the process down. Throws `Unavailable` when too much waits. */
  carryOut(name: Job['name'], ...given: readonly unknown[]): Promise<unknown>;
  /** The most memory that any of its processes has told of. */
  peakBytes(): number;
  /** How many processes were needed. */
  started(): number;
  close(): Promise<void>;
}

/** What a piece of work may cost. */
export interface WorkshopLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

const MOST_WAITING = 32;
const START_SECONDS = 30;
const HEAP_MB = 192;

interface Waiting {
  readonly job: Job;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A workshop; its process starts with the first piece of work, and anew after one that brought it down. */
export const createWorkshop = ({ seconds, megabytes }: WorkshopLimits): Workshop => {
  const queue: Waiting[] = [];
  let child: ChildProcess | undefined;
  let isReady = false;
  let current: Waiting | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let jobs = 0;
  let started = 0;
  let peakBytes = 0;
  let closed = false;

  const settle = (by: (waiting: Waiting) => void) => {
    clearTimeout(deadline);
    const done = current;
    current = undefined;
    if (done !== undefined) by(done);
    goOn();
  };

  const start = () => {
    const made = fork(
      fileURLToPath(siblingModule(import.meta.url, 'workshop.child')),
      [String(megabytes * 1024 * 1024)],
      {
        serialization: 'advanced',
        execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
        // It works on content from outside: it gets no secrets, and what libraries print goes nowhere.
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    started += 1;
    child = made;
    isReady = false;
    made.on('message', (message: JobResult | 'ready') => {
      if (message === 'ready') {
        isReady = true;
        goOn();
      } else if (message.id === current?.job.id) {
        if ('failed' in message) settle(({ reject }) => reject(new Error(message.failed)));
        else {
          peakBytes = Math.max(peakBytes, message.peakBytes);
          settle(({ resolve }) => resolve(message.value));
        }
      }
    });
    made.on('error', () => made.kill('SIGKILL'));
    made.once('exit', () => {
      if (child !== made) return;
      child = undefined;
      const wasReady = isReady;
      isReady = false;
      if (wasReady) settle(({ resolve }) => resolve(undefined));
      // One that does not even start has nothing to do with what it was to work on.
      else settle(({ reject }) => reject(new Unavailable('files cannot be worked on now')));
    });
    deadline = setTimeout(() => made.kill('SIGKILL'), START_SECONDS * 1_000);
  };

  const goOn = () => {
    current ??= queue.shift();
    if (current === undefined) {
      // Nobody is kept waiting by a process that has nothing to do.
      child?.unref();
      child?.channel?.unref();
      return;
    }
    if (child === undefined) return start();
    child.ref();
    child.channel?.ref();
    if (!isReady) return;
    const process = child;
    clearTimeout(deadline);
    deadline = setTimeout(() => process.kill('SIGKILL'), seconds * 1_000);
    process.send(current.job, (error) => {
      if (error !== null) process.kill('SIGKILL');
    });
  };

  return {
    carryOut: (name, ...given) => {
      if (closed || queue.length >= MOST_WAITING)
        return Promise.reject(new Unavailable('there are too many files to work on'));
      jobs += 1;
      const job: Job = { id: jobs, name, given };
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        if (current === undefined) goOn();
      });
    },
    peakBytes: () => peakBytes,
    started: () => started,
    close: async () => {
      closed = true;
      for (const { reject } of queue.splice(0)) reject(new Unavailable('it stops'));
      const process = child;
      if (process === undefined) return;
      await new Promise<void>((resolve) => {
        process.ref();
        process.once('exit', () => resolve());
        process.kill('SIGKILL');
      });
    },
  };
};
