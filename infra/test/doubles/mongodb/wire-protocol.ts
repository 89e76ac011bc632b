import { type Document, deserialize, serialize } from 'bson';

/** One request: an OP_MSG, or the OP_QUERY by which a client says hello. */
export interface Request {
  readonly id: number;
  readonly opCode: number;
  readonly command: Document;
  /** The client does not want to hear how it went. */
  readonly unanswered: boolean;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const MORE_TO_COME = 2;

/** Cuts a stream of bytes into requests. Throws on anything but OP_MSG and OP_QUERY. */
export const createRequestReader = (): ((chunk: Buffer) => readonly Request[]) => {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const requests: Request[] = [];
    while (pending.length >= HEADER && pending.length >= pending.readInt32LE(0)) {
      const length = pending.readInt32LE(0);
      requests.push(requestOf(pending.subarray(0, length)));
      pending = pending.subarray(length);
    }
    return requests;
  };
};

/** The bytes of an answer, in the shape the request came in. */
export const encodeReply = ({ id, opCode }: Request, reply: Document): Buffer => {
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

const requestOf = (message: Buffer): Request => {
  const [id, opCode] = [message.readInt32LE(4), message.readInt32LE(12)];
  if (opCode === OP_MSG) {
    const flags = message.readUInt32LE(HEADER);
    if (flags !== 0 && flags !== MORE_TO_COME) throw new Error(`the double does not take flags ${flags}`);
    return { id, opCode, command: commandOf(message), unanswered: flags === MORE_TO_COME };
  }
  // Behind the flags: the collection's name, ended by a NUL, and two numbers.
  if (opCode === OP_QUERY) {
    const command = documentAt(message, message.indexOf(0, HEADER + 4) + 9);
    return { id, opCode, command, unanswered: false };
  }
  throw new Error(`the double does not speak opcode ${opCode}`);
};

// A body, and lists of documents that belong into one of its fields.
const commandOf = (message: Buffer): Document => {
  const command: Document = {};
  for (let at = HEADER + 4; at < message.length; ) {
    const [kind, length] = [message.readUInt8(at), message.readInt32LE(at + 1)];
    const section = message.subarray(at + 1, at + 1 + length);
    if (kind === 0) Object.assign(command, deserialize(section));
    else if (kind === 1) Object.assign(command, sequenceOf(section));
    else throw new Error(`the double does not take section kind ${kind}`);
    at += 1 + length;
  }
  return command;
};

const sequenceOf = (section: Buffer): Document => {
  const end = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < section.length; at += section.readInt32LE(at)) documents.push(documentAt(section, at));
  return { [section.toString('utf8', 4, end)]: documents };
};

const documentAt = (message: Buffer, start: number): Document =>
  deserialize(message.subarray(start, start + message.readInt32LE(start)));
