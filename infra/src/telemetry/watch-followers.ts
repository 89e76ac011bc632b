import { type Clock, type EventFeed, millisOf, pause, type ReadModel, type RowStore } from '@partneros/domain';

/** What follows the log: a read model, or who keeps its place as one. */
export type Follower = Pick<ReadModel<never>, 'name' | 'version'>;

/** How a follower is called in metrics and answers. */
export const followerName = ({ name, version }: Follower): string => `${name}-v${version}`;

/** Watching that goes on. What it has seen is answered at once, from memory. */
export interface FollowerWatch {
  /** True while the stores answer; else what is wrong. */
  stores(): true | string;
  /** True while everybody keeps up; else who does not. */
  followers(): true | string;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 2_000;
const PATIENCE_MS = 5_000;
// One slow answer is nothing that callers should be sent away for.
const MOST_MISSED = 1;

/**
 * Looks every two seconds how old the oldest event is that each follower has not seen. One that is further behind than
 * `limitMs` counts as stuck until it is within half of that again, so that nobody flaps. A subscription that died without
 * a word shows the same way: the heartbeat goes by, and it does not see it.
 */
export const watchFollowers = (
  { feed, rows, clock }: { readonly feed: EventFeed; readonly rows: RowStore; readonly clock: Clock },
  followers: readonly Follower[],
  limitMs: number,
): FollowerWatch => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stuck = new Map<string, number>();
  let missed = 0;

  const look = async (): Promise<void> => {
    const head = await feed.head();
    for (const follower of followers) {
      const checkpoint = await rows.checkpoint(follower);
      const [oldest] = checkpoint < head ? await feed.read(checkpoint, 1) : [];
      const age = oldest === undefined ? 0 : millisOf(clock.now()) - millisOf(oldest.recordedAt);
      const name = followerName(follower);
      if (age > (stuck.has(name) ? limitMs / 2 : limitMs)) stuck.set(name, age);
      else stuck.delete(name);
    }
  };
  const lookOn = async (): Promise<void> => {
    while (!signal.aborted) {
      const answered = await Promise.race([
        look().then(
          () => true,
          () => false,
        ),
        pause(clock, PATIENCE_MS, signal).then(() => false),
      ]);
      missed = answered ? 0 : missed + 1;
      await pause(clock, LOOK_EVERY_MS, signal);
    }
  };
  const ended = lookOn();

  return {
    stores: () => missed <= MOST_MISSED || `they did not answer ${missed} times in a row`,
    followers: () =>
      stuck.size === 0 ||
      [...stuck]
        .map(([name, age]) => `${name} has not seen what was recorded ${Math.round(age / 1_000)} s ago`)
        .join('; '),
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
