import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HitEvidence } from './evidence.ts';

/** Plays the receiver of webhooks; remembers every request, also those it never gets to answer. */
export interface WebhookSink {
  readonly url: string;
  readonly hits: readonly HitEvidence[];
  /** Forgets what a killed sender still has under way: from here on every request is of its next life. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver on 127.0.0.1. `onHit` is called before it answers. */
export const startWebhookSink = async (onHit: () => void): Promise<WebhookSink> => {
  const hits: HitEvidence[] = [];
  let life = 1;
  let server = await listen(receive(hits, life, onHit), 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    hits,
    renew: async () => {
      await end(server);
      life += 1;
      server = await listen(receive(hits, life, onHit), port);
    },
    close: () => end(server),
  };
};

// Its own server for each life, so that a request that comes late is never taken for one of the next.
const receive = (hits: HitEvidence[], life: number, onHit: () => void): Server =>
  createServer((request, response) => {
    text(request)
      .then(async (body) => {
        hits.push({ key: String(request.headers['idempotency-key']), body, life, at: new Date().toISOString() });
        onHit();
        // Whoever wants to kill the sender before it is answered goes first.
        await nextTurn();
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"received":true}');
      })
      // Its sender was killed in the middle of it.
      .catch(() => response.destroy());
  });

const listen = async (server: Server, port: number): Promise<Server> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const end = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
};
