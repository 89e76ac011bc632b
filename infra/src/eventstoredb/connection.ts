import { EventStoreDBClient } from '@eventstore/db-client';
import { addMillis, type Clock } from '@partneros/domain';
import { internalsOf } from './client-internals.ts';

/** A client, and a way out when it no longer hears anything. */
export interface Connection {
  readonly client: EventStoreDBClient;
  readonly closed: boolean;
  /** Leaves `deaf`, if it is still the client in use, for one with a socket of its own. */
  renew(deaf: EventStoreDBClient): void;
  close(): Promise<void>;
}

// Of the client: after this much silence it pings, and this long it waits for the answer.
const KEEP_ALIVE_MS = 10_000;
// By then nobody uses a client that was left; those who do are past their deadline.
const GRACE_MS = 60_000;

// Clients made in this process.
let made = 0;

/** Connects when something is first asked, over a socket of its own. `url` is a connection string of EventStoreDB. */
export const openConnection = (url: string, clock: Clock): Connection => {
  let closed = false;
  const left = new Map<EventStoreDBClient, () => void>();

  // Channels with the same settings share their sockets, also a dead or a busy one: so each client differs in one.
  const connect = (): EventStoreDBClient => {
    made += 1;
    const settings = `keepAliveInterval=${KEEP_ALIVE_MS}&keepAliveTimeout=${KEEP_ALIVE_MS + made}`;
    try {
      return EventStoreDBClient.connectionString(`${url}${url.includes('?') ? '&' : '?'}${settings}`);
    } catch {
      // What the client says of it may hold the password.
      throw new Error('not a connection string; it looks like esdb://user:password@host:2113?tls=true');
    }
  };
  let client = connect();

  return {
    get client() {
      return client;
    },
    get closed() {
      return closed;
    },
    renew: (deaf) => {
      if (closed || deaf !== client) return;
      client = connect();
      const forget = clock.wakeAt(addMillis(clock.now(), GRACE_MS), () => {
        left.delete(deaf);
        void shut(deaf);
      });
      left.set(deaf, forget);
    },
    close: async () => {
      closed = true;
      for (const forget of left.values()) forget();
      await Promise.all([client, ...left.keys()].map(shut));
    },
  };
};

// Disposing ends the calls, not the channel, and with it not the socket.
const shut = async (client: EventStoreDBClient): Promise<void> => {
  await client.dispose();
  await internalsOf(client)
    .getChannel()
    .then(
      (channel) => channel.close(),
      () => undefined,
    );
};
