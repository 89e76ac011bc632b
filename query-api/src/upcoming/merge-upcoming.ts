import { InvalidCursor, type Timestamp } from '@partneros/domain';
import { upcomingModel } from '@partneros/projections/models';
import type { QueryDeps } from '../http/query-deps.ts';
import { byMoment, type UpcomingItem } from './upcoming-item.ts';
import type { UpcomingSource } from './upcoming-sources.ts';

/** After which item a page begins, or at which moment. */
interface Place {
  readonly dueAt: Timestamp;
  readonly id: string;
}

/** A page of everything that several sources hold between two moments, both included, in order. */
export const mergeUpcoming = async (
  deps: Pick<QueryDeps, 'rows'>,
  organizationId: string,
  sources: readonly UpcomingSource[],
  page: {
    readonly from: Timestamp;
    readonly to: Timestamp;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<{ readonly items: readonly UpcomingItem[]; readonly nextCursor: string | null }> => {
  const after: Place = page.cursor === undefined ? { dueAt: page.from, id: '' } : placeIn(page.cursor);
  const streams = sources.map((source) => itemsOf(deps, organizationId, source, { ...page, after }));
  const heads = await Promise.all(streams.map(async (stream) => (await stream.next()).value));
  const items: UpcomingItem[] = [];
  for (;;) {
    let first: number | undefined;
    for (const [index, head] of heads.entries()) {
      const best = first === undefined ? undefined : heads[first];
      if (head !== undefined && (best === undefined || byMoment(head, best) < 0)) first = index;
    }
    const item = first === undefined ? undefined : heads[first];
    if (first === undefined || item === undefined) return { items, nextCursor: null };
    const last = items.at(-1);
    if (items.length === page.limit && last !== undefined) return { items, nextCursor: cursorOf(last) };
    items.push(item);
    heads[first] = (await streams[first]?.next())?.value;
  }
};

const FAR = '~';

async function* itemsOf(
  { rows }: Pick<QueryDeps, 'rows'>,
  organizationId: string,
  { where, orderAt, itemOf }: UpcomingSource,
  { after, to, limit }: { readonly after: Place; readonly to: Timestamp; readonly limit: number },
): AsyncGenerator<UpcomingItem, undefined> {
  // Rows have an id behind the moment in their order; nothing in an id comes after the tilde.
  const range = { from: orderAt(after.dueAt), to: `${orderAt(to)} ${FAR}` };
  for (let cursor: string | undefined; ; ) {
    const page = await rows.find(upcomingModel, organizationId, {
      where: { ...where, order: range },
      sort: { field: 'order', direction: 'asc' },
      limit,
      cursor,
    });
    for (const row of page.rows) {
      const item = await itemOf(row);
      if (item !== undefined && byMoment(item, after) > 0 && item.dueAt <= to) yield item;
    }
    if (page.nextCursor === null) return undefined;
    cursor = page.nextCursor;
  }
}

const cursorOf = ({ dueAt, id }: Place): string => Buffer.from(JSON.stringify([dueAt, id])).toString('base64url');

const placeIn = (cursor: string): Place => {
  try {
    const [dueAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof dueAt === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(dueAt))) return { dueAt, id };
  } catch {
    // Falls through to the same answer as any other text that is no place.
  }
  throw new InvalidCursor('not a place in this list');
};
