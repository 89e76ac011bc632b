import { addMillis, type Clock, type JsonValue } from '@partneros/domain';
import type { Request, Response } from 'express';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { ANSWERED } from './route.ts';

const HEARTBEAT_MS = 15_000;
// A reader that stops reading makes this process hold what it does not take.
const MAX_BEHIND_BYTES = 1_048_576;

/** A message that is written while somebody reads it. */
export interface UiMessageStream {
  /** Sends a part; the first one sends the status with it. */
  send(part: { readonly type: string; readonly [field: string]: JsonValue | undefined }): void;
  /** Aborted once nobody reads here any more, or the server stops. */
  readonly left: AbortSignal;
}

/**
 * Answers with a UI message stream (version 1), as `useChat` of the AI SDK reads it. Until the first part anything may
 * still be refused: what `produce` returns or throws is answered with its status. After it a failure is an `error` part,
 * and what was sent stays. While nothing comes, comments keep proxies from giving up; the first goes out after 15 s, and
 * the status with it.
 */
export const answerUiMessageStream = async (
  { req, res }: { readonly req: Request; readonly res: Response },
  clock: Clock,
  produce: (stream: UiMessageStream) => Promise<Problem | undefined>,
): Promise<Problem | typeof ANSWERED> => {
  const left = new AbortController();
  const stopping = req.app.locals.stopping as AbortSignal | undefined;
  let cancelHeartbeat = (): void => undefined;

  const write = (text: string): void => {
    if (res.closed || res.writableEnded) return;
    if (!res.headersSent) res.writeHead(200, HEADERS);
    res.write(text);
    if (res.writableLength > MAX_BEHIND_BYTES) res.destroy();
    beat();
  };
  const beat = (): void => {
    cancelHeartbeat();
    cancelHeartbeat = clock.wakeAt(addMillis(clock.now(), HEARTBEAT_MS), () => write(':hb\n\n'));
  };
  const send: UiMessageStream['send'] = (part) => write(`data: ${JSON.stringify(part)}\n\n`);
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      if (res.closed || res.writableEnded) return resolve();
      res.once('close', resolve);
      write('data: [DONE]\n\n');
      res.end(resolve);
    });
  const fail = (error: unknown): Promise<void> => {
    const known = error instanceof Problem ? error : problemOf(error);
    send({ type: 'error', errorText: known?.message ?? 'Something went wrong here.' });
    return end();
  };
  const leave = (): void => left.abort();

  // Not the request's close: that one comes as soon as its body has been read.
  res.once('close', leave);
  stopping?.addEventListener('abort', leave);
  if (res.destroyed || stopping?.aborted === true) leave();
  beat();
  try {
    const refused = await produce({ send, left: left.signal });
    if (refused !== undefined && !res.headersSent) return refused;
    await (refused === undefined ? end() : fail(refused));
    return ANSWERED;
  } catch (error) {
    if (res.closed) return ANSWERED;
    if (res.headersSent) await fail(error);
    // Whoever catches this logs it, and answers it where nothing was sent.
    throw error;
  } finally {
    cancelHeartbeat();
    stopping?.removeEventListener('abort', leave);
  }
};

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache',
  Connection: 'keep-alive',
  'X-Vercel-AI-UI-Message-Stream': 'v1',
  'X-Accel-Buffering': 'no',
};
