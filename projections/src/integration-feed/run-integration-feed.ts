import {
  type Clock,
  type EventFeed,
  type FeedBatch,
  followFeed,
  type IntegrationFeed,
  pause,
  type Recorded,
  type Report,
  type RowStore,
} from '@partneros/domain';
import { integrationEventOf } from './integration-event-of.ts';
import { integrationFeedModel } from './integration-feed.model.ts';

// Small enough that slow brokers get through one before the deadline, so that what is done stays done.
const MOST_AT_ONCE = 100;
// Adapters have a shorter one of their own. This one notices an adapter that went silent.
const PUBLISH_DEADLINE_MS = 120_000;
const STOP_GRACE_MS = 5_000;

/** What publishing works with. */
export interface IntegrationFeedDeps {
  readonly feed: EventFeed;
  readonly rows: Pick<RowStore, 'checkpoint' | 'write'>;
  readonly clock: Clock;
  readonly integrationFeed: IntegrationFeed;
  /** Told about outages, which are retried. */
  readonly report?: Report;
}

/** Publishing under way. How far it has come is the checkpoint of `integrationFeedModel`. */
export interface RunningIntegrationFeed {
  /** Waits a moment for the batch in hand; what is not acknowledged by then is published again after the next start. */
  stop(): Promise<void>;
}

/** A publish was not answered in time: whether the events arrived is not known. */
export class PublishUnanswered extends Error {
  override readonly name = 'PublishUnanswered';
}

/**
 * Publishes every public event there is and will be, in order, from its checkpoint on; the first time from the first
 * event. The checkpoint is written after the acknowledgement, so a crash between them repeats and never skips. Outages
 * are retried for ever, with growing pauses, and hold nothing else up: this has a subscription of its own. Runs once per
 * installation; a second one would change no promise, and publish everything twice.
 */
export const runIntegrationFeed = (deps: IntegrationFeedDeps): RunningIntegrationFeed => {
  const { rows, clock, integrationFeed, report } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;

  const publish = async (events: readonly Recorded[]): Promise<void> => {
    const outgoing = events.map(integrationEventOf).filter((event) => event !== undefined);
    if (outgoing.length > 0) await inTime(clock, integrationFeed.publish(outgoing));
  };
  const take = async ({ events, position }: FeedBatch): Promise<void> => {
    for (let from = 0; from < events.length && !signal.aborted; from += MOST_AT_ONCE) {
      const next = from + MOST_AT_ONCE;
      await publish(events.slice(from, next));
      const checkpoint = next < events.length ? (events[next - 1]?.position ?? position) : position;
      await rows.write([{ model: integrationFeedModel, rows: [], checkpoint }]);
    }
  };

  const ended = followFeed(deps, {
    open: () => rows.checkpoint(integrationFeedModel),
    take,
    signal,
    report: (error) => report?.({ where: integrationFeedModel.name, error }),
  });
  return {
    stop: async () => {
      stopping.abort();
      await settledWithin(clock, STOP_GRACE_MS, ended);
    },
  };
};

const inTime = async (clock: Clock, publishing: Promise<void>): Promise<void> => {
  if (!(await settledWithin(clock, PUBLISH_DEADLINE_MS, publishing)))
    throw new PublishUnanswered(`the integration feed has not answered within ${PUBLISH_DEADLINE_MS / 1_000} seconds`);
};

const settledWithin = async (clock: Clock, millis: number, work: Promise<void>): Promise<boolean> => {
  const settled = new AbortController();
  try {
    return await Promise.race([work.then(() => true), pause(clock, millis, settled.signal).then(() => false)]);
  } finally {
    settled.abort();
  }
};
