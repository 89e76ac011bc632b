import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One port in front of the two APIs, as `deploy/gateway.conf.template` does it: what reads goes to one, the rest to the other. */
export const startGateway = async (ports: { readonly reads: number; readonly writes: number }) => {
  const server = createServer((req, res) => {
    const port = req.method === 'GET' || req.method === 'HEAD' ? ports.reads : ports.writes;
    const { method, headers, url: path } = req;
    const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.on('error', () => res.writeHead(502).end());
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
