import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the services behind a gateway listen. */
export interface GatewayPorts {
  readonly reads: number;
  readonly writes: number;
  /** The workflow engine. */
  readonly runs: number;
}

/** What runs a workflow, and is the engine's: the template says the same. */
export const OF_THE_ENGINE =
  /^\/api\/(why-not|program\/preview|workflows\/[^/]+\/(run-once|test-runs|backtests?)(\/.*)?)$/;

/** Nelson answers where reads are, also to a POST: the template says the same. */
export const OF_THE_QUERY_API = /^\/api\/ai\/chat(\/.*)?$/;

/** One port in front of the services. */
export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens a port that does what `deploy/gateway.conf.template` does: what runs a workflow goes to the engine, what reads to
 * one API, the rest to the other, and where nobody answers it says so in the words of the API.
 */
export const openGateway = async (ports: GatewayPorts): Promise<Gateway> => {
  const server = createServer((req, res) => {
    const { method, headers, url: path = '' } = req;
    const plain = path.replace(/\?.*/s, '');
    const isRead = method === 'GET' || method === 'HEAD' || OF_THE_QUERY_API.test(plain);
    const port = OF_THE_ENGINE.test(plain) ? ports.runs : isRead ? ports.reads : ports.writes;
    const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      res.flushHeaders();
      // What breaks off in the middle breaks off for the caller, too.
      answer.once('error', () => res.destroy());
      answer.pipe(res);
    });
    onward.on('error', () => (res.headersSent ? res.destroy() : unavailable(res)));
    res.once('close', () => onward.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const unavailable = (res: ServerResponse): void => {
  res.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  res.end(JSON.stringify({ error: 'The service does not answer; ask again.', code: 'unavailable' }));
};
