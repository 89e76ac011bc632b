import { type EventFeed, type FollowDeps, followFeed, type Recorded, type Report } from '@partneros/domain';

const PAGE = 1_000;

/** What is looked for in the log. */
export interface EventFilter {
  readonly type?: string | undefined;
  readonly stream?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly organizationId?: string | undefined;
}

/** The events after a position that match, oldest first, up to the end of the log. `looked` hears of every page. */
export async function* readLog(
  feed: Pick<EventFeed, 'read'>,
  after: bigint,
  filter: EventFilter,
  looked: (events: number) => void = () => undefined,
): AsyncGenerator<Recorded> {
  for (let from = after; ; ) {
    const page = await feed.read(from, PAGE, filter.organizationId);
    looked(page.length);
    for (const event of page) if (matches(event, filter)) yield event;
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.position;
  }
}

/**
 * The same, and then whatever is recorded, each event once, until `signal` aborts. A store that is away is waited for, and
 * reported.
 */
export const followLog = (
  deps: FollowDeps,
  after: bigint,
  filter: EventFilter,
  {
    take,
    signal,
    report,
  }: { readonly take: (event: Recorded) => void; readonly signal: AbortSignal; readonly report: Report },
): Promise<void> => {
  let taken = after;
  return followFeed(deps, {
    open: async () => taken,
    take: async ({ events, position }) => {
      for (const event of events) if (matches(event, filter)) take(event);
      taken = position;
    },
    signal,
    report: (error) => report({ where: 'events', error }),
  });
};

/** One event by its position or its id; `undefined` when there is none. An id is looked for from the beginning. */
export const findEvent = async (
  feed: Pick<EventFeed, 'read'>,
  wanted: string,
  looked?: (events: number) => void,
): Promise<Recorded | undefined> => {
  if (/^\d{1,19}$/.test(wanted)) {
    const position = BigInt(wanted);
    const [event] = position === 0n ? [] : await feed.read(position - 1n, 1);
    return event?.position === position ? event : undefined;
  }
  for await (const event of readLog(feed, 0n, {}, looked)) if (event.metadata.eventId === wanted) return event;
  return undefined;
};

const matches = ({ type, stream, data, metadata }: Recorded, filter: EventFilter): boolean =>
  (filter.type === undefined || filter.type === type) &&
  (filter.stream === undefined || filter.stream === stream) &&
  (filter.organizationId === undefined || filter.organizationId === metadata.organizationId) &&
  (filter.partnerId === undefined || ('partnerId' in data && data.partnerId === filter.partnerId));
