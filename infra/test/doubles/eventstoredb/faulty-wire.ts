import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between client and server that breaks when told to. */
export interface FaultyWire {
  readonly port: number;
  /** Connections so far. */
  readonly connections: number;
  /** From now on nothing passes on the open connections, which stay open: a cable pulled out. New ones work. */
  freeze(): void;
  /** Ends the server's side of the open connections, and lets what the client sends still pass. */
  halfClose(): void;
  /** Breaks the open connections off. */
  reset(): void;
  /** Refuses new connections, or takes them again. */
  refuse(refusing: boolean): void;
  stop(): Promise<void>;
}

/** Opens a wire to a port of this machine. */
export const openFaultyWire = async (target: number): Promise<FaultyWire> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  let refusing = false;
  let connections = 0;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    connections += 1;
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.pipe(upstream).pipe(client);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    freeze: () => {
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream);
        upstream.unpipe(client);
        client.pause();
        upstream.pause();
      }
    },
    halfClose: () => {
      for (const [client, upstream] of pairs) {
        upstream.unpipe(client);
        client.end();
      }
    },
    reset: () => {
      for (const [client] of pairs) client.resetAndDestroy();
    },
    refuse: (value) => {
      refusing = value;
    },
    stop: async () => {
      for (const [client, upstream] of pairs) {
        client.destroy();
        upstream.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
};
