import { type Clock, type EventFeed, millisOf, type RowStore } from '@partneros/domain';
import { Gauge } from 'prom-client';
import type { Metrics } from './create-metrics.ts';
import { type Follower, followerName } from './watch-followers.ts';

// Past this the exact number says no more than "far behind", and counting it would cost.
const MOST_COUNTED = 1_000;

/**
 * Adds, per follower of the log, its position and how far it is behind: in events (counted to 1,000) and in seconds since
 * the oldest event it has not seen was recorded. Asked of the stores at every scrape, so that a dead follower shows.
 */
export const measureLag = (
  { registry }: Pick<Metrics, 'registry'>,
  { feed, rows, clock }: { readonly feed: EventFeed; readonly rows: RowStore; readonly clock: Pick<Clock, 'now'> },
  followers: readonly Follower[],
): void => {
  const look = async (model: Follower) => {
    const checkpoint = await rows.checkpoint(model);
    const unseen = await feed.read(checkpoint, MOST_COUNTED);
    const [oldest] = unseen;
    const age = oldest === undefined ? 0 : millisOf(clock.now()) - millisOf(oldest.recordedAt);
    return {
      follower: followerName(model),
      position: Number(checkpoint),
      lag_events: unseen.length,
      lag_seconds: Math.max(0, age) / 1_000,
    };
  };

  // The gauges of one scrape are collected at once, and look at the stores once.
  let looking: Promise<readonly Awaited<ReturnType<typeof look>>[]> | undefined;
  const lookOnce = () => {
    looking ??= Promise.all(followers.map(look)).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const gauge = (figure: 'position' | 'lag_events' | 'lag_seconds', help: string) =>
    new Gauge({
      name: `partneros_follower_${figure}`,
      help,
      labelNames: ['follower'],
      registers: [registry],
      async collect() {
        for (const seen of await lookOnce()) this.set({ follower: seen.follower }, seen[figure]);
      },
    });
  gauge('position', 'Position up to which a read model or the engine has seen everything.');
  gauge('lag_events', `Events it has not seen, counted to ${MOST_COUNTED}.`);
  gauge('lag_seconds', 'Age of the oldest event it has not seen; 0 when it has seen all.');
  new Gauge({
    name: 'partneros_log_silence_seconds',
    help: 'Age of the newest event of all. A heartbeat comes every ten seconds in which nothing else does.',
    registers: [registry],
    async collect() {
      const head = await feed.head();
      const [newest] = head > 0n ? await feed.read(head - 1n, 1) : [];
      if (newest !== undefined) this.set(Math.max(0, millisOf(clock.now()) - millisOf(newest.recordedAt)) / 1_000);
    },
  });
};
