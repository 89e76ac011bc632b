import { deepEqual, equal } from 'node:assert/strict';
import type { Clock } from '../ports/clock.ts';
import type { FeedBatch } from '../ports/event-feed.ts';
import { recorded } from '../testing/recorded.ts';
import { followFeed, pause } from './follow-feed.ts';
import { addMillis, millisOf } from './time.ts';

/** A clock whose sleepers are woken by hand; it remembers how long each wanted to sleep. */
const handClock = () => {
  let now = '2026-01-01T00:00:00.000Z';
  const slept: number[] = [];
  const sleepers = new Set<() => void>();
  const clock: Clock = {
    now: () => now,
    wakeAt: (at, wake) => {
      slept.push(millisOf(at) - millisOf(now));
      sleepers.add(wake);
      return () => sleepers.delete(wake);
    },
  };
  return {
    clock,
    slept,
    asleep: () => sleepers.size,
    wake: () => {
      now = addMillis(now, 60_000);
      for (const wake of [...sleepers]) {
        sleepers.delete(wake);
        wake();
      }
    },
  };
};
const turn = async () => {
  for (let left = 10; left > 0; left -= 1) await Promise.resolve();
};

describe('following a feed', () => {
  let stopping: AbortController;
  let time: ReturnType<typeof handClock>;
  let checkpoint: bigint;
  let taken: bigint[];
  let asked: bigint[];
  let troubles: string[];
  /** What the next subscriptions do: batches up to a position each, then an error, a clean end, or nothing more. */
  let subscriptions: { readonly upTo: readonly bigint[]; readonly last: 'fails' | 'ends' | 'waits' }[];
  let failingOpens: number;
  let failingTakes: bigint[];

  beforeEach(() => {
    stopping = new AbortController();
    time = handClock();
    checkpoint = 0n;
    [taken, asked, troubles, subscriptions, failingTakes] = [[], [], [], [], []];
    failingOpens = 0;
  });

  async function* subscribe({ after, signal }: { readonly after: bigint; readonly signal: AbortSignal }) {
    asked.push(after);
    const { upTo, last } = subscriptions.shift() ?? { upTo: [], last: 'waits' };
    for (const position of upTo)
      if (position > after)
        yield {
          events: [recorded({ type: 'Happened', data: {} }, { position })],
          position,
          caughtUp: false,
        } as FeedBatch;
    if (last === 'fails') throw new Error('broken');
    if (last === 'waits') await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  const follow = () =>
    followFeed(
      { clock: time.clock, feed: { subscribe } },
      {
        open: async () => {
          failingOpens -= 1;
          if (failingOpens >= 0) throw new Error('no checkpoint');
          return checkpoint;
        },
        take: async ({ position }) => {
          if (failingTakes[0] === position) {
            failingTakes.shift();
            throw new Error('cannot take it');
          }
          taken.push(position);
          checkpoint = position;
        },
        signal: stopping.signal,
        report: (error) => troubles.push((error as Error).message),
      },
    );
  const stopped = async (following: Promise<void>) => {
    stopping.abort();
    await following;
  };

  it('takes what comes, one batch after the other', async () => {
    subscriptions = [{ upTo: [1n, 2n, 3n], last: 'waits' }];
    const following = follow();
    await turn();
    await stopped(following);
    deepEqual([taken, asked, troubles, time.slept], [[1n, 2n, 3n], [0n], [], []]);
  });

  for (const [what, arrange] of [
    ['the feed breaks', () => subscriptions.push({ upTo: [1n, 2n], last: 'fails' })],
    ['the feed ends on its own', () => subscriptions.push({ upTo: [1n, 2n], last: 'ends' })],
    [
      'a batch cannot be taken',
      () => subscriptions.push({ upTo: [1n, 2n, 3n], last: 'waits' }) && failingTakes.push(3n),
    ],
    ['the checkpoint cannot be read', () => subscriptions.push({ upTo: [], last: 'fails' })],
  ] as const)
    it(`goes on after what was taken when ${what}`, async () => {
      arrange();
      if (what.startsWith('the checkpoint')) failingOpens = 1;
      subscriptions.push({ upTo: [1n, 2n, 3n, 4n], last: 'waits' });
      const following = follow();
      for (let round = 0; round < 3; round += 1) {
        await turn();
        time.wake();
      }
      await turn();
      await stopped(following);
      deepEqual(taken, [1n, 2n, 3n, 4n]);
      equal(asked.at(-1), what.startsWith('the checkpoint') ? 0n : 2n);
      equal(troubles.length, what.endsWith('on its own') ? 0 : what.startsWith('the checkpoint') ? 2 : 1);
    });

  it('pauses ever longer, up to half a minute, and briefly again once something was taken', async () => {
    for (let round = 0; round < 11; round += 1) subscriptions.push({ upTo: [], last: 'fails' });
    subscriptions.push({ upTo: [1n], last: 'fails' }, { upTo: [], last: 'fails' });
    const following = follow();
    for (let round = 0; round < 13; round += 1) {
      await turn();
      time.wake();
    }
    await turn();
    await stopped(following);
    deepEqual(time.slept, [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000, 100, 200]);
  });

  it('ends at once when it is stopped in a pause, and leaves no wake-up behind', async () => {
    subscriptions = [{ upTo: [], last: 'fails' }];
    const following = follow();
    await turn();
    equal(time.asleep(), 1);
    await stopped(following);
    equal(time.asleep(), 0);
  });

  it('does not report what breaks because it was stopped', async () => {
    subscriptions = [{ upTo: [1n], last: 'fails' }];
    const following = follow();
    stopping.abort();
    await following;
    deepEqual(troubles, []);
  });

  it('does nothing when it was stopped before it began', async () => {
    stopping.abort();
    await follow();
    deepEqual(asked, []);
  });
});

describe('a pause', () => {
  it('is over when its time has come, and lets go of the signal', async () => {
    const time = handClock();
    const stopping = new AbortController();
    const waiting = pause(time.clock, 500, stopping.signal);
    time.wake();
    await waiting;
    deepEqual(time.slept, [500]);
  });

  it('is over at once when the signal has aborted before', async () => {
    const time = handClock();
    await pause(time.clock, 500, AbortSignal.abort());
    equal(time.asleep(), 0);
  });
});
