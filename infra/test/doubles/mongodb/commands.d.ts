import type { Document } from 'bson';
/** Answers one command as the primary of a replica set would. Throws `ServerError`. */
export type Answer = (command: Document) => Document;
/** A server with nothing in it, which calls itself by an address. */
export declare const createServer: (address: () => string) => Answer;
