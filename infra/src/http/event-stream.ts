import { addMillis, type Clock, type JsonValue } from '@partneros/domain';
import type { Request, Response } from 'express';

const HEARTBEAT_MS = 15_000;
// A reader that stops reading makes this process hold what it does not take.
const MAX_BEHIND_BYTES = 1_048_576;
// Readers come back spread over these milliseconds, not all at once.
const RETRY = { from: 1_000, to: 5_000 };

/** One server-sent event. */
export interface ServerEvent {
  /** Comes back as `Last-Event-ID` when the reader reconnects. */
  readonly id?: string;
  /** The name it is listened to by; without one it is a `message`. */
  readonly event?: string;
  readonly data: JsonValue;
}

/** An open stream of server-sent events. */
export interface EventStream {
  /** Sends, unless the stream is closed. A reader that has fallen 1 MiB behind is cut off instead. */
  send(event: ServerEvent): void;
  /** Ends the stream; an `EventSource` reconnects by itself. */
  end(): void;
  /** Aborted once nobody reads any more: the reader left, fell behind, `end` was called, or the server stops. */
  readonly closed: AbortSignal;
}

/**
 * Turns an answer into a stream of server-sent events; the handler then returns `ANSWERED`. Says `: connected` at once
 * and `:hb` every 15 s. Answer what may still be refused before this: from here on the status is 200.
 */
export const openEventStream = (
  { req, res }: { readonly req: Request; readonly res: Response },
  clock: Clock,
): EventStream => {
  const closed = new AbortController();
  const stopping = res.app.locals.stopping as AbortSignal | undefined;
  let cancelHeartbeat = (): void => undefined;

  const write = (text: string): void => {
    if (closed.signal.aborted || res.writableEnded) return;
    res.write(text);
    if (res.writableLength > MAX_BEHIND_BYTES) res.destroy();
  };
  const beat = (): void => {
    cancelHeartbeat = clock.wakeAt(addMillis(clock.now(), HEARTBEAT_MS), () => {
      write(':hb\n\n');
      beat();
    });
  };
  const end = (): void => {
    if (!closed.signal.aborted) res.end();
  };
  const stop = (): void => {
    write(`retry: ${Math.round(RETRY.from + Math.random() * (RETRY.to - RETRY.from))}\n\n`);
    end();
  };

  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  // Not the request's close: that one comes as soon as its body has been read.
  res.once('close', () => {
    cancelHeartbeat();
    stopping?.removeEventListener('abort', stop);
    closed.abort();
  });
  write(': connected\n\n');
  if (req.method === 'HEAD') end();
  else if (stopping?.aborted === true) stop();
  else {
    stopping?.addEventListener('abort', stop);
    beat();
  }
  return { send: (event) => write(framed(event)), end, closed: closed.signal };
};

const framed = ({ id, event, data }: ServerEvent): string => {
  if (/[\r\n\0]/.test(`${id ?? ''}${event ?? ''}`)) throw new Error('an event id or name holds a line break');
  const head = `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}`;
  return `${head}data: ${JSON.stringify(data)}\n\n`;
};
