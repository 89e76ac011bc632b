import type { KeyValueStore, Timestamp } from '@partneros/domain';

// Of a size that one record holds, also when every item is a long mail.
const PER_PAGE = 50;
// Items in memory that wait for their neighbours: those of runs in long delays.
const MOST_HELD = 2_000;

type Page<Item> = { readonly items: readonly (readonly [index: number, item: Item])[] };

/** A long list of results that is written page by page while it comes, in any order, and never whole in memory. */
export interface PagedResults<Item extends object> {
  /** Puts an item at its place; every index up to the last is to come once. */
  put(index: number, item: Item): Promise<void>;
  /** Puts an item after the last one that was pushed. */
  push(item: Item): Promise<void>;
  /** Writes what is still held. */
  flush(): Promise<void>;
}

interface Where {
  readonly collection: string;
  readonly list: string;
}

/** A writer of results. */
export const writePagedResults = <Item extends object>(
  keyValues: Pick<KeyValueStore, 'get' | 'put'>,
  { collection, list }: Where,
  expiresAt: Timestamp,
): PagedResults<Item> => {
  const pages = new Map<number, (readonly [number, Item])[]>();
  const written = new Set<number>();
  let held = 0;
  let pushed = 0;

  const write = async (page: number) => {
    const items = pages.get(page) ?? [];
    pages.delete(page);
    held -= items.length;
    const key = `${list}/${page}`;
    const before = written.has(page) ? ((await keyValues.get<Page<Item>>(collection, key))?.items ?? []) : [];
    written.add(page);
    const all = [...before, ...items].sort(([a], [b]) => a - b);
    await keyValues.put<Page<Item>>(collection, key, { items: all }, { expiresAt });
  };

  const put = async (index: number, item: Item) => {
    const page = Math.floor(index / PER_PAGE);
    const items = pages.get(page) ?? [];
    pages.set(page, items);
    items.push([index, item]);
    held += 1;
    if (items.length === PER_PAGE) await write(page);
    else if (held > MOST_HELD) await write(fullest(pages));
  };

  return {
    put,
    push: (item) => put(pushed++, item),
    flush: async () => {
      for (const page of [...pages.keys()]) await write(page);
    },
  };
};

const fullest = (pages: ReadonlyMap<number, readonly unknown[]>): number =>
  [...pages].reduce((most, page) => (page[1].length > most[1].length ? page : most))[0];

/** A page of results from a place on, and where the next one begins; null when there are no more. */
export const readPagedResults = async <Item extends object>(
  keyValues: Pick<KeyValueStore, 'get'>,
  { collection, list }: Where,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<{ readonly items: readonly Item[]; readonly next: number | null }> => {
  const items: Item[] = [];
  for (let index = from; ; ) {
    const page = Math.floor(index / PER_PAGE);
    const found = await keyValues.get<Page<Item>>(collection, `${list}/${page}`);
    if (found === undefined) return { items, next: null };
    for (const [at, item] of found.items) {
      if (at < index) continue;
      if (items.length === limit) return { items, next: at };
      items.push(item);
    }
    index = (page + 1) * PER_PAGE;
  }
};
