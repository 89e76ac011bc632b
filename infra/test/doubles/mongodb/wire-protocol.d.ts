import { type Document } from 'bson';
/** One request: an OP_MSG, or the OP_QUERY by which a client says hello. */
export interface Request {
  readonly id: number;
  readonly opCode: number;
  readonly command: Document;
}
/** Cuts a stream of bytes into requests. Throws on anything but OP_MSG and OP_QUERY. */
export declare const createRequestReader: () => (chunk: Buffer) => readonly Request[];
/** The bytes of an answer, in the shape the request came in. */
export declare const encodeReply: ({ id, opCode }: Request, reply: Document) => Buffer;
