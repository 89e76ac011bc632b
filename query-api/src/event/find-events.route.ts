import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventFeed, EventResource, eventResource, type Recorded } from '@partneros/domain';
import { checkRecorded, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const Position = z.string().regex(/^\d{1,19}$/, 'expected an event position');

export const findEventsRoute = queryRoute({
  method: 'GET',
  path: '/api/events',
  tag: 'Events',
  summary: 'Every event of the organization, in the order they were recorded',
  access: 'events:read',
  query: z.strictObject({
    after: Position.default('0').describe('Position after which to read on; `nextCursor` of the page before.'),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
    type: z.string().max(100).optional(),
    stream: z.string().max(200).optional(),
    ...readQuery,
  }),
  answers: { status: 200, body: z.object({ events: z.array(EventResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { after, limit, type, stream, atLeast } }, { feed }) => {
    await checkRecorded(feed, atLeast);
    const wanted = (event: Recorded) =>
      (type === undefined || event.type === type) && (stream === undefined || event.stream === stream);
    const { events, nextCursor } = await scan(feed, caller.organizationId, BigInt(after), limit, wanted);
    return { body: { events: events.map(eventResource), nextCursor } };
  },
});

const SCAN = 1_000;
// A rare type may be far away: then a page has few events, or none, and a cursor to go on from.
const MAX_SCANS = 10;

const scan = async (
  feed: EventFeed,
  organizationId: string,
  after: bigint,
  limit: number,
  wanted: (event: Recorded) => boolean,
): Promise<{ readonly events: readonly Recorded[]; readonly nextCursor: string | null }> => {
  const events: Recorded[] = [];
  let position = after;
  for (let scans = 0; scans < MAX_SCANS; scans += 1) {
    // A scan is some 20 ms of work on the embedded store: others get their turn in between.
    if (scans > 0) await nextTurn();
    const batch = await feed.read(position, SCAN, organizationId);
    for (const event of batch) {
      position = event.position;
      if (wanted(event)) events.push(event);
      if (events.length === limit) return { events, nextCursor: String(position) };
    }
    if (batch.length < SCAN) return { events, nextCursor: null };
  }
  return { events, nextCursor: String(position) };
};
