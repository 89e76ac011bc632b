import { deserialize, serialize } from 'bson';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
/** Cuts a stream of bytes into requests. Throws on anything but OP_MSG and OP_QUERY. */
export const createRequestReader = () => {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const requests = [];
    while (pending.length >= HEADER && pending.length >= pending.readInt32LE(0)) {
      const length = pending.readInt32LE(0);
      requests.push(requestOf(pending.subarray(0, length)));
      pending = pending.subarray(length);
    }
    return requests;
  };
};
/** The bytes of an answer, in the shape the request came in. */
export const encodeReply = ({ id, opCode }, reply) => {
  const document = serialize(reply);
  const [replyCode, preamble] =
    // Flags, cursor, offset and count; or flags and the kind of the one section.
    opCode === OP_QUERY ? [OP_REPLY, Buffer.from([...new Array(16).fill(0), 1, 0, 0, 0])] : [OP_MSG, Buffer.alloc(5)];
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + preamble.length + document.length, 0);
  header.writeInt32LE(id, 8);
  header.writeInt32LE(replyCode, 12);
  return Buffer.concat([header, preamble, document]);
};
const requestOf = (message) => {
  const [id, opCode] = [message.readInt32LE(4), message.readInt32LE(12)];
  if (opCode === OP_MSG) return { id, opCode, command: bodyOf(message) };
  // Behind the flags: the collection's name, ended by a NUL, and two numbers.
  if (opCode === OP_QUERY) return { id, opCode, command: documentAt(message, message.indexOf(0, HEADER + 4) + 9) };
  throw new Error(`the double does not speak opcode ${opCode}`);
};
const bodyOf = (message) => {
  const [flags, kind] = [message.readUInt32LE(HEADER), message.readUInt8(HEADER + 4)];
  if (flags !== 0 || kind !== 0) throw new Error(`the double does not take flags ${flags}, section kind ${kind}`);
  const command = documentAt(message, HEADER + 5);
  return command;
};
const documentAt = (message, start) => deserialize(message.subarray(start, start + message.readInt32LE(start)));
//# sourceMappingURL=wire-protocol.js.map
