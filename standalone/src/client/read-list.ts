import type { JsonObject } from '@partneros/domain';
import type { Client } from './client.ts';

const PAGE = 100;

/** Every row of a list, page by page. `path` may have a query. */
export const readList = async (client: Client, path: string, name: string): Promise<readonly JsonObject[]> => {
  const rows: JsonObject[] = [];
  for (let cursor: unknown = ''; typeof cursor === 'string'; ) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) });
    const page = await client.read(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    rows.push(...(page[name] as readonly JsonObject[]));
    cursor = page.nextCursor;
  }
  return rows;
};

/** Every event of the organization after a position. */
export const readEvents = async (client: Client, after: string): Promise<readonly JsonObject[]> => {
  const events: JsonObject[] = [];
  for (let cursor: unknown = after; typeof cursor === 'string'; ) {
    const page = await client.read(`/api/events?limit=1000&after=${cursor}`);
    events.push(...(page.events as readonly JsonObject[]));
    cursor = page.nextCursor;
  }
  return events;
};
