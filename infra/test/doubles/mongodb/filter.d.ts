import type { Document } from 'bson';
/** Whether a document meets a filter. Throws on an operator that the adapter does not use. */
export declare const matcherOf: (filter: Document) => (document: Document) => boolean;
