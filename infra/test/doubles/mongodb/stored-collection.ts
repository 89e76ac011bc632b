import type { Document } from 'bson';
import { compareBson } from './bson-order.ts';
import { matcherOf } from './filter.ts';
import { ServerError, unsupported } from './server-error.ts';

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
  update(statement: UpdateStatement): { readonly matched: number; readonly upserted?: unknown };
  delete(filter: Document): number;
}

/** An empty collection. Only `_id` is unique. */
export const createStoredCollection = (namespace: string): StoredCollection => {
  const documents = new Map<string, Document>();

  const matching = (filter: Document): readonly Document[] => {
    const matches = matcherOf(filter);
    return candidates(documents, filter._id).filter(matches);
  };

  return {
    find: (filter, sort, limit) => {
      const found = [...matching(filter)].sort(bySort(sort));
      return limit === 0 ? found : found.slice(0, limit);
    },
    count: (filter) => matching(filter).length,
    update: ({ q, u, upsert = false }) => {
      const [found] = matching(q);
      if (found !== undefined) {
        documents.set(keyOf(found._id), updated(found, u, false));
        return { matched: 1 };
      }
      if (!upsert) return { matched: 0 };
      const key = keyOf(q._id);
      if (documents.has(key))
        throw new ServerError(
          11000,
          'DuplicateKey',
          `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: { _id: ${key} }`,
        );
      documents.set(key, updated({ _id: q._id }, u, true));
      return { matched: 0, upserted: q._id };
    },
    delete: (filter) => {
      const [found] = matching(filter);
      return found !== undefined && documents.delete(keyOf(found._id)) ? 1 : 0;
    },
  };
};

const keyOf = (id: unknown): string => {
  if (id === undefined) throw unsupported('documents without an _id');
  return JSON.stringify(id);
};

// Looks up what a filter names by `_id`; otherwise reads everything.
const candidates = (documents: ReadonlyMap<string, Document>, id: unknown): readonly Document[] => {
  if (id === undefined) return [...documents.values()];
  const [operator] = Object.keys(id as object);
  if (operator === '$in')
    return (id as { $in: readonly unknown[] }).$in.flatMap((one) => documents.get(keyOf(one)) ?? []);
  if (typeof id === 'object' && operator?.startsWith('$')) return [...documents.values()];
  return [documents.get(keyOf(id))].filter((document) => document !== undefined);
};

const bySort = (sort: Document) => {
  const fields = Object.entries(sort).map(([path, direction]) => [path.split('.'), Number(direction)] as const);
  return (left: Document, right: Document): number => {
    for (const [path, direction] of fields) {
      const order = compareBson(valueAt(left, path), valueAt(right, path)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
};

const valueAt = (document: Document, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Document | undefined)?.[step], document);

const updated = (before: Document, update: Document, inserting: boolean): Document => {
  const operators = Object.keys(update).filter((name) => name.startsWith('$'));
  if (operators.length === 0) return { ...update, _id: before._id };
  let after = before;
  for (const operator of Object.keys(update)) after = applied(after, operator, update[operator], inserting);
  return after;
};

const applied = (document: Document, operator: string, fields: Document, inserting: boolean): Document => {
  if (Object.keys(fields).some((path) => path.includes('.'))) throw unsupported('updates of nested fields');
  if (operator === '$setOnInsert') return inserting ? { ...document, ...fields } : document;
  if (operator === '$set') return { ...document, ...fields };
  if (operator !== '$max') throw unsupported(operator);
  const higher = Object.entries(fields).filter(([field, value]) => compareBson(document[field], value) < 0);
  return { ...document, ...Object.fromEntries(higher) };
};
