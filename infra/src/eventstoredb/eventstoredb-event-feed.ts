import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import type { Clock, Decode, EventFeed, FeedBatch, Recorded, Report, Selection } from '@partneros/domain';
import type { AllEvents } from './all-events.ts';
import type { Connection } from './connection.ts';
import { recordedOf, UnreadableEvent } from './event-codec.ts';
import { createEventTail, type EventTail } from './event-tail.ts';
import { followAll } from './follow-all.ts';
import { createSharedPages } from './shared-pages.ts';
import { OUR_STREAMS, streamsOf } from './stream-patterns.ts';
import type { Timings } from './timings.ts';
import { weightOf } from './weight-of.ts';

/** What the feed works with. */
export interface EventStoreDbEventFeedDeps {
  readonly connection: Connection;
  readonly all: AllEvents;
  readonly decode: Decode;
  readonly clock: Clock;
  readonly timings: Pick<Timings, 'probe'>;
  /** Hears of a broken subscription and of events that nobody can read. */
  readonly report: Report;
}

const DEFAULT_BATCH = 1_000;
// One that takes longer to read than a call may is asked for in parts.
const LARGEST_PAGE = 1_000;

/**
 * All events of EventStoreDB that are ours. One subscription, begun with the first subscriber, feeds them all from
 * memory; whoever is behind that reads pages. Closing ends every subscription.
 */
export const createEventStoreDbEventFeed = ({
  connection,
  all,
  decode,
  clock,
  timings,
  report,
}: EventStoreDbEventFeedDeps): EventFeed & { close(): Promise<void> } => {
  const closing = new AbortController();
  let tail: EventTail | undefined;
  let opening: Promise<EventTail> | undefined;
  let following: Promise<void> = Promise.resolve();

  const tell = (error: unknown): void => report({ where: 'event feed', error });

  // An event that no version of ours will ever read must not keep the readable ones back. What `decode` throws is a
  // defect of ours: whoever comes to that event stops there, until it is mended.
  const readable = (event: AllStreamRecordedEvent): Recorded | undefined => {
    try {
      return recordedOf(event, decode);
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      tell(error);
      return undefined;
    }
  };

  const readPage = createSharedPages(all, readable, clock);

  const takeInto = (into: EventTail) => (event: AllStreamRecordedEvent) => {
    try {
      const recorded = readable(event);
      if (recorded !== undefined) into.publish(recorded, weightOf(recorded.data) + weightOf(recorded.metadata));
    } catch {
      into.startOver(event.position.commit);
    }
  };

  const open = async (): Promise<EventTail> => {
    const start = await all.newest(OUR_STREAMS);
    const opened = createEventTail(start);
    if (closing.signal.aborted) opened.close();
    tail = opened;
    following = followAll(
      { connection, all, clock, probeMs: timings.probe },
      { after: start, take: takeInto(opened), signal: closing.signal, report: tell },
    );
    return opened;
  };
  const opened = (): Promise<EventTail> => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const head = (): Promise<bigint> => all.newest(OUR_STREAMS);

  async function* batches(after: bigint, signal: AbortSignal, batchSize: number): AsyncGenerator<FeedBatch> {
    if (signal.aborted || closing.signal.aborted) return;
    const live = await opened();
    // Up to where events were fetched; those in `ready` are still to be handed out.
    let position = after;
    let ready: readonly Recorded[] = [];
    let behind = true;
    let announced = false;

    while (!signal.aborted && !live.closed) {
      if (ready.length === 0 && behind) {
        const page = await readPage(position, batchSize);
        if (signal.aborted || live.closed) return;
        if (page.end && page.position === after) await assertRecorded(after);
        ready = page.events;
        position = page.position;
        behind = !page.end;
      } else if (ready.length === 0) {
        const events = live.after(position, batchSize);
        behind = events === undefined;
        ready = events ?? [];
        position = ready.at(-1)?.position ?? position;
      }
      const events = ready.slice(0, batchSize);
      ready = ready.slice(batchSize);
      const last = events.at(-1);
      if (last !== undefined) {
        const caughtUp = !behind && ready.length === 0 && position >= live.newest;
        yield { events, position: last.position, caughtUp };
      } else if (!behind && !announced) {
        announced = true;
        yield { events: [], position, caughtUp: true };
      } else if (!behind) {
        await live.changed(position, signal);
      }
    }
  }

  // A checkpoint from before a restored backup: going on from there would skip what is recorded anew.
  const assertRecorded = async (after: bigint): Promise<void> => {
    const newest = await head();
    if (after > newest) throw new Error(`cannot read on after event ${after}: the newest is ${newest}`);
  };

  // The server filters by stream or by type, not by both: by organization here, and by type before anything is decoded.
  async function* selections({
    organizationId,
    types,
    after,
    upTo,
    recorded,
  }: Parameters<EventFeed['select']>[0]): AsyncGenerator<Selection> {
    const wanted = new Set(types);
    const pattern = streamsOf(organizationId);
    for (let [position, end] = [after, false]; !end && position < upTo && !closing.signal.aborted; ) {
      const page = await all.page(position, LARGEST_PAGE, pattern);
      const events = page.events
        .filter((event) => wanted.has(event.type) && event.position.commit <= upTo)
        .flatMap((event) => readable(event) ?? [])
        .filter(({ metadata }) => metadata.organizationId === organizationId)
        .filter(({ recordedAt: at }) => recorded === undefined || (recorded.from <= at && at <= recorded.to));
      ({ position, end } = page);
      yield { events, position: end || position > upTo ? upTo : position };
    }
  }

  return {
    head,
    read: async (after, limit, organizationId) => {
      const pattern = organizationId === undefined ? OUR_STREAMS : streamsOf(organizationId);
      const found: Recorded[] = [];
      for (let [position, end] = [after, false]; !end && found.length < limit; ) {
        const page = await all.page(position, Math.min(limit - found.length, LARGEST_PAGE), pattern);
        for (const event of page.events) {
          const recorded = readable(event);
          if (
            recorded !== undefined &&
            (organizationId ?? recorded.metadata.organizationId) === recorded.metadata.organizationId
          )
            found.push(recorded);
        }
        ({ position, end } = page);
      }
      return found;
    },
    select: selections,
    subscribe: ({ after, signal, batchSize = DEFAULT_BATCH }) => batches(after, signal, batchSize),
    close: async () => {
      closing.abort();
      tail?.close();
      await opening?.catch(() => undefined);
      await following;
    },
  };
};
