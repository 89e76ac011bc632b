import type { RecordedEvent } from '@eventstore/db-client';
import {
  AppendUnknown,
  addMillis,
  type Clock,
  type Decode,
  type EventStore,
  type ExpectedRevision,
  pause,
} from '@partneros/domain';
import { type AppendAnswer, type AppendLine, AppendRefused } from './append-line.ts';
import { assertStorable, type Encoded, encode, recordedAs, recordedOf } from './event-codec.ts';
import type { ReadStream } from './stream-reader.ts';
import type { Timings } from './timings.ts';
import { within } from './within.ts';

/** What the event store works with. */
export interface EventStoreDbEventStoreDeps {
  readonly line: AppendLine;
  readonly readStream: ReadStream;
  readonly decode: Decode;
  readonly clock: Clock;
  readonly timings: Pick<Timings, 'append' | 'attempt'>;
}

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly sent: readonly Encoded[];
}

/** Where an append stands: the events as they were read back; `nothing`: not there, though it may still come. */
type Settled = readonly RecordedEvent[] | 'conflict' | 'nothing';

interface Unanswered {
  readonly kind: 'unanswered';
  readonly cause: unknown;
}

const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 50;
const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 100;

/** Streams in EventStoreDB. Every append expects a revision, so a repeat can be told from a race. */
export const createEventStoreDbEventStore = ({
  line,
  readStream,
  decode,
  clock,
  timings,
}: EventStoreDbEventStoreDeps): EventStore => {
  const readBack = async ({ stream, expected, sent }: Append): Promise<Settled> => {
    const there = await readStream({ stream, from: firstRevision(expected), limit: sent.length });
    if (there.length === 0) return 'nothing';
    return there.every(({ id }, index) => id === sent[index]?.id) && there.length === sent.length ? there : 'conflict';
  };

  /** Looks whether it is there, and sends it again while it is not: in the end one or the other is known. */
  const settle = async (append: Append, cause: unknown): Promise<Settled> => {
    let reason = cause;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      await pause(clock, FIRST_PAUSE_MS * 3 ** attempt * (0.5 + Math.random()));
      try {
        const found = await readBack(append);
        if (found !== 'nothing') return found;
        // With the same ids at the same revision: what arrived after all is not written twice.
        const answer = await line.send(append.stream, append.expected, append.sent);
        const then = await readBack(append);
        if (then !== 'nothing') return then;
        if (answer.kind === 'wrong-revision') {
          await winnerShows(append, answer.current);
          return 'conflict';
        }
      } catch (error) {
        if (error instanceof AppendRefused) throw error;
        reason = error;
      }
    }
    throw reason;
  };

  /** What became of an append that was not answered, or that only a reader knows the positions of. */
  const found = async (append: Append, answer: 'written' | Unanswered): Promise<Settled> => {
    const work =
      answer === 'written'
        ? readBack(append).catch((cause: unknown) => settle(append, cause))
        : settle(append, answer.cause);
    try {
      return await within(clock, timings.append - timings.attempt, work, () => undefined);
    } catch (cause) {
      if (cause instanceof AppendRefused) throw cause;
      throw new AppendUnknown(`append to ${append.stream}`, { cause });
    }
  };

  /**
   * Until readers see what won. A server tells appends of an event before it shows it, as long as its disk or its followers
   * take; whoever lost would decide on the same history again, and lose again.
   */
  const winnerShows = async ({ stream, expected }: Append, current: bigint | undefined): Promise<void> => {
    const from = firstRevision(expected);
    if (current === undefined || current < from) return;
    const until = addMillis(clock.now(), timings.append - timings.attempt);
    for (let wait = FIRST_LOOK_MS; clock.now() < until; wait = Math.min(wait * 2, LONGEST_LOOK_MS)) {
      // Who cannot read now will be told so when it looks at the stream itself.
      const there = await readStream({ stream, from, limit: 1 }).catch(() => undefined);
      if (there === undefined || there.length > 0) return;
      await pause(clock, wait);
    }
  };

  const sendOnce = async ({ stream, expected, sent }: Append): Promise<AppendAnswer | Unanswered> => {
    try {
      return await line.send(stream, expected, sent);
    } catch (cause) {
      if (cause instanceof AppendRefused) throw cause;
      return { kind: 'unanswered', cause };
    }
  };

  return {
    read: async (stream, { from = 0n, limit } = {}) => {
      const events = await readStream({ stream, from, ...(limit !== undefined && { limit }) });
      return events.map((event) => recordedOf(event, decode));
    },

    append: async (stream, expected, events) => {
      if (events.length === 0) return { kind: 'appended', events: [] };
      for (const event of events) assertStorable(stream, event);
      const append = { stream, expected, sent: events.map((event) => encode(event, clock.now())) };
      const revision = firstRevision(expected);

      const answer = await sendOnce(append);
      if (answer.kind === 'wrong-revision') {
        await winnerShows(append, answer.current);
        return { kind: 'conflict' };
      }
      const [only] = append.sent;
      if (answer.kind === 'written' && answer.position !== undefined && only !== undefined && events.length === 1)
        return {
          kind: 'appended',
          events: [recordedAs(only, { stream, revision, position: answer.position }, decode)],
        };

      // The server names the position of the last of several events only.
      const there = await found(append, answer.kind === 'unanswered' ? answer : 'written');
      if (there === 'nothing') throw new AppendUnknown(`append to ${stream}: acknowledged, and not to be seen`);
      if (there === 'conflict') return { kind: 'conflict' };
      return { kind: 'appended', events: there.map((event) => recordedOf(event, decode)) };
    },
  };
};

const firstRevision = (expected: ExpectedRevision): bigint => (expected === 'no-stream' ? 0n : expected + 1n);
