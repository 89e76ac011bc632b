import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  extend,
  type NewEvent,
  partsOf,
  type Recorded,
  workflowRun,
} from '@partneros/domain';
import { type History, renumbered } from './history.ts';
import type { Moment } from './moment.ts';
import { type Change, changesBetween } from './record-changes.ts';

/** An event that a simulated command led to, with what it changed in its record. */
export interface SimulatedEvent {
  readonly event: Recorded;
  readonly changes: readonly Change[];
}

/**
 * A store over the real history that is never written to: appends stay in memory, and are seen by whoever reads after
 * them. Of the real history as much is seen as the present moment shows. Runs are the simulation's own: real ones of the
 * same name are not seen.
 */
export interface Overlay {
  readonly store: EventStore;
  /** Moves on to a moment; `now` is when what is appended from here on is recorded. */
  moveTo(moment: Moment, now: string): void;
  /** What commands led to since the last call. */
  takeSimulated(): readonly SimulatedEvent[];
  /** Drops a stream that nobody will read any more. */
  forget(stream: string): void;
}

interface Insert {
  /** Real events that came before it. */
  readonly after: number;
  readonly event: Recorded;
}

/** An overlay that has not moved anywhere yet. */
export const createOverlay = (history: History): Overlay => {
  const inserts = new Map<string, Insert[]>();
  let simulated: SimulatedEvent[] = [];
  let moment: Moment = { by: 'position', position: 0n };
  let position = 0n;
  let now = '';

  const realOf = async (stream: string): Promise<readonly Recorded[]> =>
    isRun(stream) ? [] : history.read(stream, moment);

  const viewOf = async (stream: string): Promise<readonly Recorded[]> => {
    const real = await realOf(stream);
    const own = inserts.get(stream);
    return own === undefined ? real : merged(real, own);
  };

  const append = async (
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> => {
    const real = await realOf(stream);
    const own = inserts.get(stream) ?? [];
    const before = own.length === 0 ? real : merged(real, own);
    const last = before.at(-1)?.revision ?? 'no-stream';
    if (last !== expected) return { kind: 'conflict' };
    const recorded = events.map(
      (event, index): Recorded =>
        extend(isRun(stream) ? event : (JSON.parse(JSON.stringify(event)) as NewEvent), {
          stream,
          revision: BigInt(before.length + index),
          position,
          recordedAt: now,
        }),
    );
    inserts.set(stream, own);
    own.push(...recorded.map((event) => ({ after: real.length, event })));
    if (!isRun(stream))
      for (const [index, event] of recorded.entries())
        simulated.push({ event, changes: changesBetween(stream, [...before, ...recorded.slice(0, index)], event) });
    return { kind: 'appended', events: recorded };
  };

  return {
    store: {
      read: async (stream, { from = 0n, limit = Number.POSITIVE_INFINITY } = {}) => {
        const view = await viewOf(stream);
        return from === 0n && view.length <= limit ? view : view.slice(Number(from), Number(from) + limit);
      },
      append,
    },
    moveTo: (next, at) => {
      moment = next;
      now = at;
      if (next.by === 'event') position = next.event.position;
      if (next.by === 'position') position = next.position;
    },
    takeSimulated: () => {
      const taken = simulated;
      simulated = [];
      return taken;
    },
    forget: (stream) => {
      inserts.delete(stream);
    },
  };
};

const isRun = (stream: string): boolean => partsOf(stream).category === workflowRun.category;

const merged = (real: readonly Recorded[], own: readonly Insert[]): readonly Recorded[] => {
  if (real.length === 0) return own.map(({ event }) => event);
  const events: Recorded[] = [];
  let next = 0;
  for (const [index, event] of real.entries()) {
    for (let insert = own[next]; insert !== undefined && insert.after <= index; insert = own[next]) {
      events.push(insert.event);
      next += 1;
    }
    events.push(event);
  }
  return renumbered([...events, ...own.slice(next).map(({ event }) => event)]);
};
