import { addMillis, type Clock } from '@partneros/domain';
import type { Request, Response } from 'express';
import type { Problem } from './problem.ts';
import { ANSWERED } from './route.ts';

const HEARTBEAT_MS = 15_000;
// A reader that stops reading makes this process hold what it does not take.
const MAX_BEHIND_BYTES = 1_048_576;

/** A text that is written while somebody reads it. */
export interface TextStream {
  write(text: string): void;
  /** Aborted once nobody reads any more. */
  readonly left: AbortSignal;
}

/**
 * Answers with a text as it is produced: JSON in pieces, as `useObject` of the AI SDK reads it. Until the first byte
 * anything may still be refused: what `produce` returns or throws is answered with its status. After it a failure breaks
 * the connection, because a stream that ends politely says that it is whole. While nothing comes, white space keeps
 * proxies from giving up; JSON does not mind. The first of it goes out after 15 s, and the status with it.
 */
export const answerTextStream = async (
  { res }: { readonly req: Request; readonly res: Response },
  clock: Clock,
  produce: (stream: TextStream) => Promise<Problem | undefined>,
): Promise<Problem | typeof ANSWERED> => {
  const left = new AbortController();
  let cancelHeartbeat = (): void => undefined;

  const send = (text: string): void => {
    if (left.signal.aborted) return;
    if (!res.headersSent) res.writeHead(200, HEADERS);
    res.write(text);
    if (res.writableLength > MAX_BEHIND_BYTES) res.destroy();
    beat();
  };
  const beat = (): void => {
    cancelHeartbeat();
    cancelHeartbeat = clock.wakeAt(addMillis(clock.now(), HEARTBEAT_MS), () => send('\n'));
  };

  // Not the request's close: that one comes as soon as its body has been read.
  res.once('close', () => left.abort());
  if (res.destroyed) left.abort();
  beat();
  try {
    const refused = await produce({ write: send, left: left.signal });
    if (refused !== undefined && !res.headersSent) return refused;
    if (refused !== undefined) res.destroy();
    else if (!left.signal.aborted) {
      if (!res.headersSent) res.writeHead(200, HEADERS);
      res.end();
    }
    return ANSWERED;
  } catch (error) {
    if (left.signal.aborted) return ANSWERED;
    // With the headers sent, whoever catches this breaks the connection.
    throw error;
  } finally {
    cancelHeartbeat();
  }
};

const HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};
