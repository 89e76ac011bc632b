import { type logCreator, logLevel } from 'kafkajs';
import type { Log } from '../log/log.ts';

/**
 * What kafkajs says, in our log: its messages only. What it adds to them may hold whole requests. Its errors are
 * warnings here, because it is the caller who knows whether something came of them.
 */
export const kafkaLog =
  (log: Log): logCreator =>
  () =>
  ({ level, namespace, log: { message } }) => {
    const line = `kafkajs ${namespace}: ${message}`;
    if (level <= logLevel.WARN) log.warn(line, { component: 'kafka' });
    else log.debug(line, { component: 'kafka' });
  };
