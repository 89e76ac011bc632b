import type { Document } from 'bson';
/** One statement of an `update` command. */
export interface UpdateStatement {
  readonly q: Document;
  readonly u: Document;
  readonly upsert?: boolean;
}
/** The documents of one collection. Written ones are never changed in place. */
export interface StoredCollection {
  find(filter: Document, sort: Document, limit: number): readonly Document[];
  count(filter: Document): number;
  /** Replaces, or sets fields of, the first document that matches. Throws 11000 when an upsert meets its own `_id`. */
  update(statement: UpdateStatement): {
    readonly matched: number;
    readonly upserted?: unknown;
  };
  delete(filter: Document): number;
}
/** An empty collection. Only `_id` is unique. */
export declare const createStoredCollection: (namespace: string) => StoredCollection;
