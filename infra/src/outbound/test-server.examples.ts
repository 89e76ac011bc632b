import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a server received it. */
export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Listens on 127.0.0.1 while `use` runs; `received` holds every request in the order of their ends. */
export const withServer = async (
  answer: RequestListener,
  use: (server: { readonly port: number; readonly url: string; readonly received: Received[] }) => Promise<unknown>,
): Promise<void> => {
  const received: Received[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      received.push({
        method: req.method,
        url: req.url,
        headers: req.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      answer(req, res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use({ port, url: `http://127.0.0.1:${port}`, received });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

/** Answers every request with this. */
export const answering =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_req, res) => {
    res.writeHead(status, headers).end(body);
  };
