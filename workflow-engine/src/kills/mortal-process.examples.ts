import type { Clock, Effects, EventFeed, EventStore, RowStore } from '@partneros/domain';

/** Where a process dies around one step's effect. */
export const DEATHS = [
  'before its intent is recorded',
  'after its intent is recorded',
  'before it reaches the receiver',
  'after it has reached the receiver',
  'before its result is recorded',
  'after its result is recorded',
] as const;
export type Death = (typeof DEATHS)[number];

interface Ports {
  readonly store: EventStore;
  readonly rows: RowStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly effects: Effects;
}

/** A process over shared stores: once it is killed no call of its own ever ends, and nothing wakes it. */
export interface MortalProcess {
  readonly ports: Ports;
  readonly died: Promise<void>;
  isDead(): boolean;
  kill(): void;
  /** Everything it asks for waits, as under SIGSTOP, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

/** Puts a process between an engine and its ports; `diesAt` is asked before and after everything that others can see. */
export const mortalProcess = (real: Ports, diesAt: (point: Death) => boolean = () => false): MortalProcess => {
  const ended = new AbortController();
  let dead = false;
  let markDead: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    markDead = resolve;
  });
  let frozen: Promise<void> | undefined;
  let melt: () => void = () => undefined;

  const forEver = <Result>(): Promise<Result> => new Promise<Result>(() => undefined);
  const kill = () => {
    dead = true;
    ended.abort();
    markDead();
  };
  const dies = (point: Death) => {
    if (!dead && diesAt(point)) kill();
    return dead;
  };
  const alive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await frozen;
    if (dead) return forEver();
    const result = await work();
    await frozen;
    return dead ? forEver() : result;
  };
  const effect = <Result>(work: () => Promise<Result>): Promise<Result> =>
    alive(async () => {
      if (dies('before it reaches the receiver')) return forEver();
      const result = await work();
      if (dies('after it has reached the receiver')) return forEver();
      return result;
    });

  return {
    died,
    isDead: () => dead,
    kill,
    freeze: () => {
      frozen = new Promise((resolve) => {
        melt = resolve;
      });
    },
    thaw: () => {
      frozen = undefined;
      melt();
    },
    ports: {
      store: {
        read: (stream, options) => alive(() => real.store.read(stream, options)),
        append: (stream, expected, events) =>
          alive(async () => {
            const begins = events.some(({ type }) => type === 'StepStarted');
            const ends = events.some(({ type }) => type === 'StepSucceeded');
            if (begins && dies('before its intent is recorded')) return forEver();
            if (ends && dies('before its result is recorded')) return forEver();
            const result = await real.store.append(stream, expected, events);
            if (begins && dies('after its intent is recorded')) return forEver();
            if (ends && dies('after its result is recorded')) return forEver();
            return result;
          }),
      },
      rows: {
        ...real.rows,
        write: (writes) => alive(() => real.rows.write(writes)),
        checkpoint: (model) => alive(() => real.rows.checkpoint(model)),
      },
      feed: {
        ...real.feed,
        subscribe: ({ signal, ...options }) =>
          real.feed.subscribe({ ...options, signal: AbortSignal.any([signal, ended.signal]) }),
      },
      clock: {
        now: () => real.clock.now(),
        wakeAt: (at, wake) =>
          real.clock.wakeAt(at, () => {
            if (!dead) void Promise.resolve(frozen).then(() => !dead && wake());
          }),
      },
      effects: {
        sendEmail: (email) => effect(() => real.effects.sendEmail(email)),
        postSlackMessage: (message) => effect(() => real.effects.postSlackMessage(message)),
        callWebhook: (webhook) => effect(() => real.effects.callWebhook(webhook)),
      },
    },
  };
};
