import { Unavailable } from '@partneros/domain';
import { Late } from './within.ts';

// Of gRPC. A lost connection and a call that the server gave up are told apart by the client, but mean the same here.
const [CANCELLED, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE] = [1, 4, 13, 14];

/** Reads once more when the connection was lost or the leader has changed. Throws `Unavailable` when that is no help. */
export const tryTwice = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read().catch((error: unknown) => {
      if (isOutage(error) && !(error instanceof Late)) return read();
      throw error;
    });
  } catch (error) {
    throw isOutage(error) ? new Unavailable(what, { cause: error }) : error;
  }
};

const isOutage = (error: unknown): boolean => {
  if (error instanceof Late) return true;
  if (!(error instanceof Error)) return false;
  const { code, metadata, type } = error as Error & {
    readonly code?: number;
    readonly type?: string;
    readonly metadata?: { get(key: string): readonly unknown[] };
  };
  if (type === 'not-leader' || metadata?.get('exception').includes('not-leader')) return true;
  return code === CANCELLED || code === DEADLINE_EXCEEDED || code === INTERNAL || code === UNAVAILABLE;
};
