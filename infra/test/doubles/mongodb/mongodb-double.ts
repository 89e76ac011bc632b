import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { Document } from 'bson';
import { type Answer, createServer } from './commands.ts';
import type { Misbehave, Misbehaviour } from './misbehaviour.ts';
import { ServerError } from './server-error.ts';
import { createRequestReader, encodeReply, type Request } from './wire-protocol.ts';

/** A running double. */
export interface MongoDouble {
  /** Names the double's one database, `double`. */
  readonly url: string;
  /** Every command carried out but hello, oldest first. */
  readonly commands: readonly Document[];
  /** What was asked that the double does not know, or that a durable client would not ask. */
  readonly refused: readonly string[];
  /** Replaces how it misbehaves; without an argument it behaves. */
  misbehave(how?: Misbehave): void;
  /** Breaks every connection. */
  dropConnections(): void;
  stop(): Promise<void>;
}

/**
 * A MongoDB primary in memory that speaks OP_MSG on a port of its own. It knows what the driver and the adapters use
 * and refuses the rest. Unlike a real server it does not recognise a write that the driver sends again. One that is not
 * `remembering` lists no commands, so that it can work for long; a `single` one is no replica set.
 */
export const startMongoDouble = async ({ remembering = true, single = false } = {}): Promise<MongoDouble> => {
  const sockets = new Set<Socket>();
  const commands: Document[] = [];
  const refused: string[] = [];
  let misbehave: Misbehave = () => undefined;

  const server = createTcpServer((socket) => {
    sockets.add(socket);
    const read = createRequestReader();
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const request of read(chunk)) serve(socket, request);
      } catch (error) {
        refused.push(String(error));
        socket.destroy();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = createServer(() => address, single);

  const serve = (socket: Socket, request: Request): void => {
    const name = Object.keys(request.command)[0] ?? '';
    const isHello = name === 'hello' || name === 'ismaster';
    const how = isHello ? undefined : misbehave(request.command);
    if (!isHello && remembering) commands.push(request.command);
    if (how?.kind === 'drop-before') {
      socket.destroy();
      return;
    }
    const reply = replyUnder(how, request.command);
    if (!request.unanswered) send(socket, request, reply, how);
  };

  const replyUnder = (how: Misbehaviour | undefined, command: Document): Document => {
    if (how?.kind === 'error') return errorReply(how);
    if (how?.kind === 'duplicate-keys') return duplicateKeys(command);
    return replyTo(answer, command, refused);
  };

  return {
    // The driver waits half a second before it looks again at a server that failed; the double is always back at once.
    url: `mongodb://${address}/double?${single ? '' : 'replicaSet=double&'}minHeartbeatFrequencyMS=1`,
    commands,
    refused,
    misbehave: (how = () => undefined) => {
      misbehave = how;
    },
    dropConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

const send = (socket: Socket, request: Request, reply: Document, how: Misbehaviour | undefined): void => {
  const bytes = encodeReply(request, how?.kind === 'write-concern-error' ? withWriteConcernError(reply, how) : reply);
  switch (how?.kind) {
    case 'drop-after':
      socket.destroy();
      return;
    case 'half-close':
      socket.end();
      return;
    case 'half-reply':
      socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy());
      return;
    case 'swallow':
      return;
    case 'delay':
      setTimeout(() => socket.write(bytes), how.ms);
      return;
    default:
      socket.write(bytes);
  }
};

const replyTo = (answer: Answer, command: Document, refused: string[]): Document => {
  try {
    return answer(command);
  } catch (error) {
    const known = error instanceof ServerError ? error : new ServerError(2, 'BadValue', String(error));
    if (!['NamespaceNotFound'].includes(known.codeName)) refused.push(known.message);
    return errorReply(known);
  }
};

const errorReply = (error: {
  readonly code: number;
  readonly codeName: string;
  readonly message?: string;
  readonly errorLabels?: readonly string[];
}): Document => ({
  ok: 0,
  errmsg: error.message ?? error.codeName,
  code: error.code,
  codeName: error.codeName,
  errorLabels: error.errorLabels ?? [],
});

const duplicateKeys = ({ updates }: Document): Document => ({
  ok: 1,
  n: 0,
  nModified: 0,
  writeErrors: updates.map((_: unknown, index: number) => ({
    index,
    code: 11000,
    errmsg: 'E11000 duplicate key error',
  })),
});

const withWriteConcernError = (
  reply: Document,
  { code, codeName }: { readonly code: number; readonly codeName: string },
): Document => ({ ...reply, writeConcernError: { code, codeName, errmsg: codeName } });
