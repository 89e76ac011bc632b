import type { Log } from '../log/log.ts';

/** How a process ends. */
export interface StopOptions {
  /** Stops everything, in order. */
  readonly stop: () => Promise<void>;
  readonly log: Log;
  /** After this the process ends whatever `stop` is doing; default 25 s, under the 30 s after which orchestrators kill. */
  readonly deadlineMs?: number;
  /** Default: this process. */
  readonly target?: Pick<NodeJS.Process, 'on' | 'exit'>;
}

/**
 * Stops on SIGTERM or SIGINT and exits 0; a second signal exits at once. An exception that nobody caught exits 1: state
 * that no code foresaw is not served from, and the log, the events and the deadlines are all on disk.
 */
export const stopOnSignal = ({ stop, log, deadlineMs = 25_000, target = process }: StopOptions): void => {
  let signalled = false;
  const onSignal = (signal: string): void => {
    if (signalled) {
      target.exit(1);
      return;
    }
    signalled = true;
    log.info('stopping', { signal });
    setTimeout(() => target.exit(1), deadlineMs).unref();
    stop().then(
      () => target.exit(0),
      (thrown: unknown) => crash('stopping failed', thrown),
    );
  };
  const crash = (message: string, thrown: unknown): void => {
    log.error(message, thrown);
    target.exit(1);
  };
  target.on('SIGTERM', onSignal);
  target.on('SIGINT', onSignal);
  target.on('uncaughtException', (thrown) => crash('uncaught exception', thrown));
  target.on('unhandledRejection', (thrown) => crash('unhandled rejection', thrown));
};
