import { type Config, InvalidConfig, readConfig } from '../config.ts';
import { DataFolderInUse } from '../embedded/data-folder-lock.ts';
import { stopOnSignal } from '../http/stop-on-signal.ts';
import { createLog, type Log } from '../log/log.ts';
import { UnusableMongoDb } from '../mongodb/open-mongodb.ts';

/** A process that serves. */
export interface Service {
  /** On this machine. */
  readonly url: string;
  readonly port: number;
  /** Resolves when it has caught up with the log. */
  readonly ready: Promise<void>;
  /** Lets requests end, finishes what is in hand, and closes its stores. */
  stop(): Promise<void>;
}

/**
 * Runs a process to its end: reads the configuration, starts, stops on a signal. What an operator can mend, such as a
 * wrong setting or a taken port, is said in one line on standard error, and the process exits 1.
 */
export const runService = async (
  name: string,
  start: (config: Config, log: Log) => Promise<Service>,
  whenReady: (config: Config) => void = () => undefined,
): Promise<void> => {
  try {
    // Whatever is written, the database, mails, a secret, is for this user alone, also in a folder that others can read.
    process.umask(0o077);
    const config = readConfig(process.env);
    const log = createLog({ level: config.logLevel });
    const service = await start(config, log);
    stopOnSignal({ stop: () => service.stop(), log });
    log.info('listening', { component: name, port: service.port });
    await service.ready;
    log.info('ready', { component: name });
    whenReady(config);
  } catch (error) {
    process.stderr.write(`${name} cannot start: ${inWords(error)}\n`);
    process.exit(1);
  }
};

// Everything else carries its stack: it is a defect.
const MENDABLE = [InvalidConfig, DataFolderInUse, UnusableMongoDb];

const inWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const isMendable = MENDABLE.some((kind) => error instanceof kind) || 'code' in error;
  return isMendable ? error.message : (error.stack ?? error.message);
};
