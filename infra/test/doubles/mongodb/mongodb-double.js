import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { createServer } from './commands.js';
import { ServerError } from './server-error.js';
import { createRequestReader, encodeReply } from './wire-protocol.js';
/**
 * A MongoDB primary in memory that speaks OP_MSG on a port of its own. It knows what the driver and the adapters use
 * and refuses the rest. Unlike a real server it does not recognise a write that the driver sends again.
 */
export const startMongoDouble = async () => {
  const sockets = new Set();
  const commands = [];
  const refused = [];
  let misbehave = () => undefined;
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    const read = createRequestReader();
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const request of read(chunk)) serve(socket, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${server.address().port}`;
  const answer = createServer(() => address);
  const serve = (socket, request) => {
    const name = Object.keys(request.command)[0] ?? '';
    const isHello = name === 'hello' || name === 'ismaster';
    const how = isHello ? undefined : misbehave(request.command);
    if (!isHello) commands.push(request.command);
    if (how?.kind === 'drop-before') {
      socket.destroy();
      return;
    }
    const reply = how?.kind === 'error' ? errorReply(how) : replyTo(answer, request.command, refused);
    send(socket, request, reply, how);
  };
  return {
    url: `mongodb://${address}/double?replicaSet=double`,
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
const send = (socket, request, reply, how) => {
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
const replyTo = (answer, command, refused) => {
  try {
    return answer(command);
  } catch (error) {
    const known = error instanceof ServerError ? error : new ServerError(2, 'BadValue', String(error));
    if (!['NamespaceNotFound'].includes(known.codeName)) refused.push(known.message);
    return errorReply(known);
  }
};
const errorReply = (error) => ({
  ok: 0,
  errmsg: error.message ?? error.codeName,
  code: error.code,
  codeName: error.codeName,
  errorLabels: error.errorLabels ?? [],
});
const withWriteConcernError = (reply, { code, codeName }) => ({
  ...reply,
  writeConcernError: { code, codeName, errmsg: codeName },
});
//# sourceMappingURL=mongodb-double.js.map
