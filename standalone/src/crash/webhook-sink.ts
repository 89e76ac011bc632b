import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HitEvidence } from './evidence.ts';

/** Plays the receiver of webhooks; remembers every request, also those it never gets to answer. */
export interface WebhookSink {
  readonly url: string;
  readonly hits: readonly HitEvidence[];
  /** Resolves when everything is read that a killed sender had written. */
  drained(): Promise<void>;
  close(): void;
}

/** Starts a receiver on 127.0.0.1. `onHit` is called before it answers; `life` says how often the server was started. */
export const startWebhookSink = (options: {
  readonly onHit: () => void;
  readonly life: () => number;
}): Promise<WebhookSink> =>
  new Promise((resolve, reject) => {
    const hits: HitEvidence[] = [];
    const server = createServer((request, response) => {
      text(request)
        .then(async (body) => {
          hits.push({ key: String(request.headers['idempotency-key']), body, life: options.life() });
          options.onHit();
          // Whoever wants to kill the sender before it is answered goes first.
          await nextTurn();
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"received":true}');
        })
        // Its sender was killed in the middle of it.
        .catch(() => response.destroy());
    });
    const open = new Set<Socket>();
    server.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}/webhooks`,
        hits,
        drained: async () => {
          // Connections that are still to be accepted come with the next turn.
          await nextTurn();
          await nextTurn();
          await Promise.all([...open].map((socket) => once(socket, 'close')));
        },
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
