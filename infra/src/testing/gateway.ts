import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A port of its own in front of a server that comes and goes. */
export interface Gateway {
  /** `127.0.0.1:port`; refuses connections while it is closed. */
  readonly address: string;
  /** Lets connections through to `host:port` from now on. */
  open(target: string): Promise<void>;
  /** Cuts every connection and refuses new ones. */
  shut(): Promise<void>;
}

/** A gateway that refuses. */
export const createGateway = async (): Promise<Gateway> => {
  const sockets = new Set<Socket>();
  let target = '';
  const server = createServer((near) => {
    const colon = target.lastIndexOf(':');
    const far = connect(Number(target.slice(colon + 1)), target.slice(0, colon));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one) && other.destroy());
      one.pipe(other);
    }
  });
  const shut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await shut();
  return {
    address: `127.0.0.1:${port}`,
    open: async (to) => {
      await shut();
      target = to;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    shut,
  };
};
