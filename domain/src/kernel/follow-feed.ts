import type { Clock } from '../ports/clock.ts';
import type { EventFeed, FeedBatch } from '../ports/event-feed.ts';
import { addMillis } from './time.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/** What following a feed works with. */
export interface FollowDeps {
  readonly feed: Pick<EventFeed, 'subscribe'>;
  readonly clock: Clock;
}

/**
 * Hands on every batch of the feed, one at a time, until `signal` aborts. Whatever fails is reported and tried again
 * from where `open` says, for ever, with growing pauses: a subscription that breaks, or ends on its own, begins anew.
 */
export const followFeed = async (
  { feed, clock }: FollowDeps,
  {
    open,
    take,
    signal,
    report,
  }: {
    /** The position after which to begin: the checkpoint that was really written. */
    readonly open: () => Promise<bigint>;
    readonly take: (batch: FeedBatch) => Promise<void>;
    readonly signal: AbortSignal;
    readonly report?: ((error: unknown) => void) | undefined;
  },
): Promise<void> => {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const batch of feed.subscribe({ after: await open(), signal })) {
        await take(batch);
        failures = 0;
      }
      if (signal.aborted) return;
    } catch (error) {
      if (signal.aborted) return;
      report?.(error);
    }
    failures += 1;
    await pause(clock, Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), signal);
  }
};

/** Waits; an abort ends the wait. */
export const pause = (clock: Clock, millis: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.wakeAt(addMillis(clock.now(), millis), () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    const stop = () => {
      cancel();
      resolve();
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
