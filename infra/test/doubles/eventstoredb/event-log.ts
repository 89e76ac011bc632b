/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the log holds it. */
export interface Logged extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** 100 ns ticks since the Unix epoch. */
  readonly created: string;
  /** Its place among all events, from 0. */
  readonly index: number;
}

/** What an append expects of its stream. A number is the revision of its last event. */
export type Expected = 'any' | 'no-stream' | 'stream-exists' | number;

/** `current` is -1 where there is no stream. */
export type Appended =
  | { readonly kind: 'written'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong-revision'; readonly current: number };

/** Keeps events on a disk. */
export interface Journal {
  readonly kept: readonly Logged[];
  /** Resolves when they are there. */
  write(events: readonly Logged[]): Promise<void>;
  close(): Promise<void>;
}

/** All events. Readers see what is in the journal already; appends are checked against everything. */
export interface EventLog {
  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Promise<Appended>;
  /** Visible events of a stream; `undefined` when there is none. */
  stream(name: string): readonly Logged[] | undefined;
  /** Visible events of all streams. */
  readonly visible: number;
  at(index: number): Logged | undefined;
  /** Index of the first event whose position is larger. */
  indexAfter(position: bigint): number;
  /** Calls back whenever more has become visible; the answer stops that. */
  onMore(listener: () => void): () => void;
}

// Like bytes in a file: positions have gaps that depend on what was written.
const OVERHEAD = 40;
// Every few appends the server writes statistics of its own, which nobody asked for.
const APPENDS_PER_SYSTEM_EVENT = 5;

const systemEvent = (id: number): Proposed => ({
  id: `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`,
  type: '$statsCollected',
  contentType: 'application/json',
  data: Buffer.from('{"proc-cpu":1}'),
  metadata: Buffer.from(''),
});

/** A log that goes on where its journal ended. */
export const createEventLog = (journal?: Journal): EventLog => {
  const all: Logged[] = [];
  const streams = new Map<string, Logged[]>();
  const listeners = new Set<() => void>();
  let visible = 0;
  let appends = 0;

  const hold = (event: Logged): void => {
    all.push(event);
    const stream = streams.get(event.stream);
    if (stream === undefined) streams.set(event.stream, [event]);
    else stream.push(event);
  };

  const add = (stream: string, proposed: readonly Proposed[]): readonly Logged[] =>
    proposed.map((event) => {
      const last = all.at(-1);
      const weight = last === undefined ? 0 : OVERHEAD + last.data.length + last.metadata.length + last.type.length;
      const logged: Logged = {
        ...event,
        stream,
        revision: streams.get(stream)?.length ?? 0,
        position: (last?.position ?? 0n) + BigInt(weight),
        created: `${BigInt(Date.now()) * 10_000n}`,
        index: all.length,
      };
      hold(logged);
      return logged;
    });

  const keep = async (events: readonly Logged[]): Promise<void> => {
    await journal?.write(events);
    visible = Math.max(visible, (events.at(-1)?.index ?? -1) + 1);
    for (const listener of [...listeners]) listener();
  };

  for (const event of journal?.kept ?? []) hold(event);
  visible = all.length;
  // Position 0 is never one of ours.
  if (all.length === 0) void keep(add('$settings', [systemEvent(0)]));

  return {
    append: async (stream, expected, proposed) => {
      const current = (streams.get(stream)?.length ?? 0) - 1;
      if (!fits(expected, current)) {
        const from = expected === 'no-stream' ? 0 : Number(expected) + 1;
        const there = streams.get(stream)?.slice(from, from + proposed.length) ?? [];
        const last = there.at(-1);
        const repeated = there.length === proposed.length && there.every(({ id }, at) => id === proposed[at]?.id);
        if (!repeated || last === undefined) return { kind: 'wrong-revision', current };
        // It may be under way still.
        await journal?.write([]);
        return { kind: 'written', revision: last.revision, position: last.position };
      }
      appends += 1;
      const added = add(stream, proposed);
      const system =
        appends % APPENDS_PER_SYSTEM_EVENT === 0 ? add('$stats-127.0.0.1:2113', [systemEvent(appends)]) : [];
      await keep([...added, ...system]);
      return { kind: 'written', revision: current + added.length, position: added.at(-1)?.position ?? 0n };
    },
    stream: (name) => {
      const events = streams.get(name)?.filter((event) => event.index < visible);
      return events?.length ? events : undefined;
    },
    get visible() {
      return visible;
    },
    at: (index) => (index < visible ? all[index] : undefined),
    indexAfter: (position) => {
      let [low, high] = [0, visible];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((all[middle]?.position ?? 0n) > position) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    onMore: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const fits = (expected: Expected, current: number): boolean => {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return current >= 0;
  return current === (expected === 'no-stream' ? -1 : expected);
};
