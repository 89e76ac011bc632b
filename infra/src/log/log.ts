import { type DestinationStream, pino } from 'pino';

/** How much is logged. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

// The whole of what a line may carry. A list of what is allowed, not of what is hidden: a new or renamed field stays out.
const FIELDS = [
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'organizationId',
  'userId',
  'component',
  'eventId',
  'eventType',
  'position',
  'workflowId',
  'runId',
  'stepId',
  'attempt',
  'count',
  'port',
  'signal',
  'version',
] as const;

/** Named facts of a line; any other name is dropped. */
export type LogFields = { readonly [Name in (typeof FIELDS)[number]]?: string | number | bigint | undefined };

/** The log: one JSON object per line. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** Of what was thrown, name, message and stack are kept, nothing else: a client's error may carry the request it made. */
  error(message: string, thrown: unknown, fields?: LogFields): void;
}

/** A log to standard output, or to `destination`. */
export const createLog = (options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Log => {
  const settings = { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return {
    debug: (message, fields) => logger.debug(allowed(fields), message),
    info: (message, fields) => logger.info(allowed(fields), message),
    warn: (message, fields) => logger.warn(allowed(fields), message),
    error: (message, thrown, fields) => logger.error({ ...allowed(fields), error: described(thrown) }, message),
  };
};

const allowed = (fields: LogFields = {}): Record<string, string | number> => {
  const kept: Record<string, string | number> = {};
  for (const name of FIELDS) {
    const value = fields[name];
    if (value !== undefined) kept[name] = typeof value === 'bigint' ? String(value) : value;
  }
  return kept;
};

const MAX_TEXT = 8_192;

const described = (thrown: unknown): object => {
  if (!(thrown instanceof Error)) return { message: `a thrown ${typeof thrown}` };
  const { name, message, stack } = thrown;
  return { name, message: message.slice(0, MAX_TEXT), stack: stack?.slice(0, MAX_TEXT) };
};
