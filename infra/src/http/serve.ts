import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What is served, and how it ends. */
export interface ServeOptions {
  readonly app: RequestListener;
  /** 0 picks a free one. */
  readonly port: number;
  /** Default: every address of this machine. */
  readonly host?: string;
  /** Aborted by `close`; hand its signal to the app, which goes unready and ends its event streams on it. */
  readonly stopping: AbortController;
  /** How long `close` still accepts after going unready, so that a balancer can notice; default 0. */
  readonly drainMs?: number;
  /** How long running requests may take to end before they are cut off; default 20 s. */
  readonly deadlineMs?: number;
  /** How long after its answer the rest of a request is still taken in before the connection is cut; default 2 s. */
  readonly lingerMs?: number;
}

/** A listening server. */
export interface Serving {
  readonly port: number;
  /** Stops accepting, lets running requests end, and resolves when no connection is left. */
  close(): Promise<void>;
}

/** Listens, with limits on what a slow or silent client can hold. Rejects when the port is taken. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than the 60 s after which usual balancers let go, so that they never reuse what was just closed here.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
      // It is asked for below, where the answer has a body.
      requireHostHeader: false,
    },
    answeringOnce(options),
  );
  // No limit of their number, only of their size: Node drops what is past a limit without a word, and an `Origin` behind
  // a hundred others would not be seen.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', (_req, res) => refuse(res, 417, 'Only 100-continue can be expected of this server.'));
  server.maxConnections = 10_000;
  // A connection on which nothing moves; event streams have a heartbeat every 15 s.
  server.setTimeout(120_000);
  server.on('clientError', refuseUnreadable);
  // Node does not count a connection as idle before its first request.
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      closing ??= close(server, unused, options);
      return closing;
    },
  };
};

const answeringOnce =
  ({ app, lingerMs = 2_000 }: ServeOptions): RequestListener =>
  (req, res) => {
    // RFC 9112 §3.2.
    if (req.headers.host === undefined && req.httpVersion === '1.1') {
      refuse(res, 400, 'The Host header is missing.');
      return;
    }
    res.once('finish', () => cutOffUnlessWhole(req, lingerMs));
    app(req, res);
  };

// Whoever was refused may still be sending, without end. Not cut at once: they would not get to read the answer.
const cutOffUnlessWhole = (req: IncomingMessage, afterMs: number): void => {
  if (!req.complete) setTimeout(() => req.complete || req.socket.destroy(), afterMs).unref();
};

const refuse = (res: ServerResponse, status: number, error: string): void => {
  const body = JSON.stringify({ error, code: 'invalid_request' });
  res.writeHead(status, {
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  res.end(body);
};

const close = async (
  server: Server,
  unused: ReadonlySet<Socket>,
  { stopping, drainMs = 0, deadlineMs = 20_000 }: ServeOptions,
): Promise<void> => {
  stopping.abort();
  if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
  // A connection goes idle when its last request ends, which may be after `close`.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of unused) socket.destroy();
  }, 50);
  const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(deadline);
};

const UNREADABLE: Readonly<Record<string, readonly [status: string, error: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

// What is no HTTP never reaches the app; it is answered in the same shape.
const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = UNREADABLE[error.code ?? ''] ?? ['400 Bad Request', 'This is not HTTP.'];
  const body = JSON.stringify({ error: message, code: 'invalid_request' });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
};
